/** The nonce that the Content Security Policy asks of style tags made at run time; '' when there is none. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
