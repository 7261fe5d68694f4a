/** Scripts whose characters are as wide as they are high, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u
const narrow = /[\p{M}\p{Cf}\sijltfr.,:;'’!|()[\]-]/u
const broad = /[\p{Lu}mw@%#&0-9]/u

/**
 * About how wide a text is, in em of its font: a little more than a sans-serif needs. For deciding what fits without
 * measuring in the page.
 */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) {
    width += wide.test(char) ? 1.05 : narrow.test(char) ? 0.36 : broad.test(char) ? 0.72 : 0.6
  }
  return width
}

/** In how many lines of this width (em) a text is set, broken between its words. */
export function lineCount(text: string, width: number): number {
  const space = textWidth(' ')
  let lines = 1
  let used = -space
  for (const word of text.split(' ')) {
    const needed = space + textWidth(word)
    if (used + needed > width && used > 0) {
      lines += 1
      used = needed - space
    } else used += needed
  }
  return lines
}

/**
 * How many texts of a list fit beside each other, the separators included: at least `least`, of which one may be cut.
 * Where not all fit, `restWidth` is left free for the number of the others. Widths in em.
 */
export function countFitting(
  texts: readonly string[],
  width: number,
  restWidth: number,
  least: 0 | 1 = 1,
): number {
  const separator = textWidth(', ')
  let used = -separator
  let fitting = 0
  for (const [nth, text] of texts.entries()) {
    used += separator + textWidth(text)
    if (used > width) break
    if (nth === texts.length - 1) return texts.length
    if (used + restWidth <= width) fitting = nth + 1
  }
  return Math.min(texts.length, Math.max(least, fitting))
}
