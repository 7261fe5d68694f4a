// RFC 3492, with the parameters that domain names use.
const base = 36
const delimiter = '-'

/**
 * An email with its domain in both its spellings, when that has letters beyond ASCII: `ana@xn--bcher-kva.example` and
 * `ana@bücher.example`. Empty for all other emails, which are nearly all.
 */
export function domainSpellings(email: string): readonly string[] {
  const start = email.lastIndexOf('@') + 1
  const domain = email.slice(start)
  if (!/[\u0080-\uffff]|xn--/i.test(domain)) return []
  const ascii = toAscii(domain)
  if (ascii === null) return []
  return [ascii, ascii.split('.').map(toUnicode).join('.')].map(
    (spelling) => email.slice(0, start) + spelling,
  )
}

function toAscii(domain: string): string | null {
  const address = `http://${domain}`
  return URL.canParse(address) ? new URL(address).hostname : null
}

/** A label without its `xn--`, decoded; itself when it is not encoded, or wrongly. */
function toUnicode(label: string): string {
  if (!label.startsWith('xn--')) return label
  try {
    return decode(label.slice('xn--'.length))
  } catch {
    return label
  }
}

/** Throws RangeError for what encodes no text. */
function decode(encoded: string): string {
  const end = encoded.lastIndexOf(delimiter)
  const points = Array.from(encoded.slice(0, Math.max(end, 0)), (char) => char.charCodeAt(0))
  let point = 128
  let place = 0
  let bias = 72
  for (let next = end + 1; next < encoded.length;) {
    const from = place
    for (let weight = 1, digitPlace = base; ; digitPlace += base) {
      const digit = Number.parseInt(encoded.charAt(next++), base)
      // In base 36 digits come first, here letters do.
      const value = digit >= 10 ? digit - 10 : digit + 26
      if (!(value >= 0)) throw new RangeError(`${encoded} encodes no text.`)
      place += value * weight
      const threshold = Math.min(Math.max(digitPlace - bias, 1), 26)
      if (value < threshold) break
      weight *= base - threshold
    }
    const count = points.length + 1
    bias = adapt(place - from, count, from === 0)
    point += Math.floor(place / count)
    place %= count
    points.splice(place, 0, point)
    place += 1
  }
  return String.fromCodePoint(...points)
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2))
  rest += Math.floor(rest / count)
  let bias = 0
  for (; rest > 455; bias += base) rest = Math.floor(rest / 35)
  return bias + Math.floor((36 * rest) / (rest + 38))
}
