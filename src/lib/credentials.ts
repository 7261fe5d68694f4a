import * as z from 'zod/mini'

/** What a person types to connect. Pasted tokens come with spaces and line ends around them, never within. */
export const Credentials = z.object({
  token: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Paste your personal access token first.'),
      z.regex(/^[\x21-\x7e]*$/, 'This is not a token: it has spaces or letters that tokens never have.'),
    ),
})
