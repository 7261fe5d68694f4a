import { setNonce } from 'get-nonce'
import * as z from 'zod/mini'

// The page is served under a policy without eval and without unnamed styles. Both facts must be known before
// any other module makes a schema or a style, so this is the first import of the entry.
z.config({ jitless: true })

/** The nonce that this page was served with, for style tags made at run time; '' when served without one. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

setNonce(styleNonce)
