/** Spaces, control characters, and what fonts draw as nothing: U+200B, Hangul fillers, the empty braille pattern. */
const visible = /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Whether a text has anything to see: `'\u200b '` has not. */
export function hasVisibleText(text: string): boolean {
  return visible.test(text)
}
