/**
 * The email addresses in a pasted text, in their order and written as pasted; the same spelling once. Separators, quotes,
 * `Name <…>`, `mailto:…?subject=…` and invisible marks around them are left out.
 */
export function emailsIn(text: string): string[] {
  const words = text.matchAll(/[^\s,;:<>()[\]"|]+@[^\s,;:<>()[\]"|]+/gu)
  return [...new Set(Array.from(words, ([word]) => withoutWrapping(word)))]
}

function withoutWrapping(word: string): string {
  return word
    .replace(/^\p{Default_Ignorable_Code_Point}+|\p{Default_Ignorable_Code_Point}+$/gu, '')
    .replace(/^'(.*)'$/u, '$1')
    .replace(/(@[^?]*)\?.*$/u, '$1')
    .replace(/\.+$/u, '')
}
