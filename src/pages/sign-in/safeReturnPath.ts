/**
 * The path to return to after sign-in, or null. `next` comes from the address, so from anyone: only a path of this
 * very origin counts, never the sign-in page itself.
 */
export function placeOf(next: string | undefined, origin: string): string | null {
  if (!next?.startsWith('/')) return null
  try {
    const url = new URL(next, origin)
    // Backslashes and double slashes name another host in a browser's eyes; parsing shows which.
    if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname === '/sign-in') return null
    return url.pathname + url.search
  } catch {
    return null
  }
}
