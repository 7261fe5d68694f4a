import { setNonce } from 'get-nonce'
import * as z from 'zod/mini'

// The Content Security Policy forbids eval and styles without a nonce. zod and get-nonce must know before any other
// module makes a schema or a style, so this is the first import of the entry.
z.config({ jitless: true })

/** The nonce of this page, for style tags made at run time; '' when there is none. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

setNonce(styleNonce)
