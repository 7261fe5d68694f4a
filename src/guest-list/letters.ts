/** Everything that is not a letter from a to z shares one of so many bits: 30 in all, which engines keep unboxed. */
const otherBits = 4

/**
 * Which letters a folded text has, a bit each. A text that lacks a bit of a word's does not hold that word: one
 * comparison of numbers spares the reading of most texts.
 */
export function lettersOf(text: string): number {
  let letters = 0
  for (let place = 0; place < text.length; place++) letters |= bitOf(text.charCodeAt(place))
  return letters
}

/** Whether the bits alone tell that a text holds the word: they do for one letter from a to z. */
export function isToldByLetters(word: string): boolean {
  return word >= 'a' && word <= 'z' && word.length === 1
}

function bitOf(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % otherBits))
}
