/** Whether this browser lets the page copy: not on plain http, except on the same machine. */
export function canCopyText(): boolean {
  return 'clipboard' in navigator
}

/** Copies a text. Resolves to whether it was done: the browser may refuse. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
