/**
 * The email addresses in a pasted text, each once (case aside) and in the order they stand; spelled as pasted.
 * Whatever stands around them is left out: separators, quotes, `Name <…>`.
 */
export function emailsIn(text: string): string[] {
  const found = new Map<string, string>()
  for (const [word] of text.matchAll(/[^\s,;:<>()[\]"|]+@[^\s,;:<>()[\]"|]+/gu)) {
    const email = word.replace(/^'(.*)'$/u, '$1').replace(/\.+$/u, '')
    if (!found.has(email.toLowerCase())) found.set(email.toLowerCase(), email)
  }
  return [...found.values()]
}
