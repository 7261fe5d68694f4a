import { setNonce } from 'get-nonce'
import * as z from 'zod/mini'
import { styleNonce } from '#src/browser/styleNonce.ts'

// The Content Security Policy forbids eval and styles without a nonce. zod and get-nonce must know before any other
// module makes a schema or a style, so this is the first import of the entry.
z.config({ jitless: true })

setNonce(styleNonce)
