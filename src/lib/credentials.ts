import * as z from 'zod'

/** What a person types to connect. Pasted tokens come with spaces and line ends around them, never within. */
export const Credentials = z.object({
  token: z
    .string()
    .trim()
    .min(1, 'Paste your personal access token first.')
    .regex(/^[\x21-\x7e]+$/, 'This is not a token: it has spaces or letters that tokens never have.'),
})
