/** Quotation marks of any language, and the marks that stand in for them. */
const quotesAround = /^["'`´«»‘’‚“”„‹›]+|["'`´«»‘’‚“”„‹›]+$/gu

/**
 * A pasted personal access token without what comes along when it is copied: spaces and line ends around it, invisible
 * characters, quotation marks, `Bearer`. What remains may still be no token. `cleanToken(cleanToken(x)) === cleanToken(x)`.
 */
export function cleanToken(pasted: string): string {
  const cleaned = pasted
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(quotesAround, '')
    .trim()
    .replace(/^(?:authorization\s*:\s*)?bearer\s+/iu, '')
  return cleaned === pasted ? cleaned : cleanToken(cleaned)
}
