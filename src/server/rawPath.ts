/**
 * What is wrong with a request line's target, as a sentence, or null when it may be routed.
 *
 * Looks at the target as it arrived: the URL parser behind `Request` resolves dot segments (also as %2e), turns
 * backslashes into slashes and cuts at '#', so that `guests/%2e%2e/users` would reach the endpoint of the members.
 */
export function faultOfTarget(target: string): string | null {
  if (!target.startsWith('/') || target.startsWith('//')) return 'The address must begin with one slash.'
  if (/[^\x21-\x7e]|[\\#]/.test(target)) return 'The address holds a character that must be encoded.'
  const path = target.split('?', 1)[0] ?? ''
  for (const segment of path.split('/')) {
    const decoded = decode(segment)
    if (decoded === null) return 'The address is not readable: a percent sign is not followed by its code.'
    if (decoded === '.' || decoded === '..') return 'The address may not hold "." or ".." as a part.'
    if (hasControlCharacter(decoded)) return 'The address holds a control character.'
  }
  return null
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
