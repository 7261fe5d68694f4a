/**
 * The email addresses in a pasted text, in their order and written as pasted; each once, the case ignored. Separators,
 * quotes and `Name <…>` around them are left out.
 */
export function emailsIn(text: string): string[] {
  const found = new Map<string, string>()
  for (const [word] of text.matchAll(/[^\s,;:<>()[\]"|]+@[^\s,;:<>()[\]"|]+/gu)) {
    const email = word.replace(/^'(.*)'$/u, '$1').replace(/\.+$/u, '')
    if (!found.has(email.toLowerCase())) found.set(email.toLowerCase(), email)
  }
  return [...found.values()]
}
