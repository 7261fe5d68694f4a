/**
 * The path to return to after sign-in, or null when `next` is not safe to open. Anyone can write `next` into a link, so
 * only a path of this `origin` is taken, and never the sign-in page itself.
 */
export function safeReturnPath(next: string | undefined, origin: string): string | null {
  if (!next?.startsWith('/')) return null
  try {
    const url = new URL(next, origin)
    // A browser reads backslashes and double slashes as another host; parsing shows which.
    if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname === '/sign-in') return null
    return url.pathname + url.search
  } catch {
    return null
  }
}
