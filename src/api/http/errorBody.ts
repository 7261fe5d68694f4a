import { ApiError } from './apiError.ts'
import { isRecord } from './wireFields.ts'

const longestText = 500

/** What stands instead of a server's text: a 5xx may leak internals, and some answers have no text at all. */
const sentences: Record<number, string> = {
  400: 'Tallyfy did not understand the request.',
  401: 'Tallyfy no longer accepts this token.',
  403: 'You are not allowed to do this.',
  404: 'Not found: gone, or of another organization.',
  408: 'Tallyfy took too long to answer.',
  409: 'Something else changed at the same time.',
  413: 'This is too large to send.',
  422: 'Tallyfy refused these values.',
  429: 'Tallyfy asks to slow down.',
  502: 'Tallyfy could not be reached.',
  503: 'Tallyfy is not available right now.',
  504: 'Tallyfy took too long to answer.',
}

/**
 * Turns a refusal into an ApiError, reading its text in the contract's order: `error.message`, `message`, the first
 * text of `errors`, else a sentence of ours for the status. `body` is the parsed JSON, or undefined for HTML and nothing.
 */
export function errorAnswer(response: Response, body: unknown, now: number): ApiError {
  const { status, headers } = response
  const answer = isRecord(body) ? body : {}
  const nested = isRecord(answer['error']) ? answer['error'] : {}
  const fieldErrors = fieldErrorsOf(answer['errors'])
  const text = firstText(
    nested['message'],
    answer['message'],
    Object.values(fieldErrors)[0],
    answer['errors'],
  )
  const ours = sentences[status] ?? `Tallyfy answered with status ${status}.`
  const source = headers.get('X-Guestlist-Origin') === 'gateway' ? 'gateway' : 'tallyfy'
  // The gateway's own sentences are ours too, and say what to do.
  const leaky = status >= 500 && source === 'tallyfy'
  return new ApiError({
    status,
    code: firstText(answer['code'], nested['code'], answer['error']) ?? `HTTP_${status}`,
    message: leaky || text === undefined ? ours : text.slice(0, longestText),
    source,
    fieldErrors: status >= 500 ? {} : fieldErrors,
    retryAfter: retryAfterOf(headers.get('Retry-After'), now),
  })
}

/** `Retry-After` in milliseconds from `now` (epoch ms): seconds or an HTTP date; null for none, the past counts as 0. */
export function retryAfterOf(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Only what looks like an HTTP date: Date.parse takes much garbage for a date.
  if (!/^[a-z]{3,9},? .*\d{2}:\d{2}/i.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

function fieldErrorsOf(errors: unknown): Record<string, string> {
  if (!isRecord(errors)) return {}
  const found: Record<string, string> = {}
  for (const [field, value] of Object.entries(errors)) {
    const text = firstText(value)
    if (text !== undefined) found[field] = text.slice(0, longestText)
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
