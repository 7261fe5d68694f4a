import { ApiError } from './apiError.ts'
import { isRecord } from '#src/lib/wireFields.ts'

const maxTextLength = 500

/**
 * Turns a refusal into an ApiError. Its text is read in the contract's order: `error.message`, `message`, the first
 * text of `errors`. `body` is the parsed JSON, or undefined for HTML and nothing; `now` is epoch ms.
 */
export function toApiError(response: Response, body: unknown, now: number): ApiError {
  const { status, headers } = response
  const answer = isRecord(body) ? body : {}
  const nested = isRecord(answer['error']) ? answer['error'] : {}
  const fieldErrors = parseFieldErrors(answer['errors'])
  const text = firstText(
    nested['message'],
    answer['message'],
    Object.values(fieldErrors)[0],
    answer['errors'],
  )
  const source = headers.get('X-Guestlist-Origin') === 'gateway' ? 'gateway' : 'tallyfy'
  // The text of Tallyfy's 5xx may leak internals. The gateway's sentences are ours.
  const isSafe = status < 500 || source === 'gateway'
  return new ApiError({
    status,
    code: firstText(answer['code'], nested['code'], answer['error']) ?? `http-${status}`,
    params: isSafe && text !== undefined ? { text: text.slice(0, maxTextLength) } : {},
    source,
    fieldErrors: status >= 500 ? {} : fieldErrors,
    retryAfter: parseRetryAfter(headers.get('Retry-After'), now),
  })
}

/** `Retry-After` in ms from `now` (epoch ms): seconds or an HTTP date. Null for none; a date in the past is 0. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Only what looks like an HTTP date: Date.parse takes much garbage for a date.
  if (!/^[a-z]{3,9},? .*\d{2}:\d{2}/i.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

function parseFieldErrors(errors: unknown): Record<string, string> {
  if (!isRecord(errors)) return {}
  const found: Record<string, string> = {}
  for (const [field, value] of Object.entries(errors)) {
    const text = firstText(value)
    if (text !== undefined) found[field] = text.slice(0, maxTextLength)
  }
  return found
}

/** The first non-empty text among the candidates; a list counts by its first text. */
function firstText(...candidates: unknown[]): string | undefined {
  for (const candidate of candidates) {
    const value: unknown = Array.isArray(candidate) ? candidate[0] : candidate
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return undefined
}
