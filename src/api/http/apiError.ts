import { isRecord } from '#src/lib/wireFields.ts'

/** Who refused: Tallyfy itself, our gateway before Tallyfy, or this browser because no usable answer came. */
export type ErrorSource = 'tallyfy' | 'gateway' | 'browser'

/** The codes that this browser gives an error. Their texts are in the catalogue. */
export type OwnErrorCode =
  /** The call was lost, timed out, or its answer broke off. */
  | 'no-answer'
  | 'offline'
  /** The answer is not JSON, or has another shape than promised. */
  | 'unreadable-answer'
  /** The answer is about another guest than the requested one. */
  | 'wrong-guest'
  /** Gone, or of another organization. */
  | 'guest-not-found'
  /** A write was sent, not answered, and reading did not tell whether it was done. */
  | 'outcome-unknown'
  /** Another user signed in before the call could leave. */
  | 'session-changed'
  /** The server requires a longer wait than the call may take; `retryAfter` is that wait. */
  | 'rate-limited'

type ApiErrorParts = {
  status: number
  code: string
  source: ErrorSource
  params?: { text?: string }
  fieldErrors?: Record<string, string>
  retryAfter?: number | null
}

/**
 * The one kind of error the API module throws, besides the AbortError of a read that was cancelled. It holds data, no
 * sentences of ours, and never a token or a body.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  /** The server's own code, else `http-<status>`; an OwnErrorCode where the browser found the fault. */
  readonly code: string
  /** `text`: the server's own text, given only where it may be shown (never for a 5xx of Tallyfy). */
  readonly params: { readonly text?: string }
  /** The first text of each refused field, by the server's field name. */
  readonly fieldErrors: Readonly<Record<string, string>>
  /** How long the server asks to wait, in ms from when its answer came; null when it does not say. */
  readonly retryAfter: number | null
  readonly source: ErrorSource

  constructor({ status, code, source, params = {}, fieldErrors = {}, retryAfter = null }: ApiErrorParts) {
    super(`${code} (${source}, status ${status})`)
    this.status = status
    this.code = code
    this.source = source
    this.params = params
    this.fieldErrors = fieldErrors
    this.retryAfter = retryAfter
  }
}

/** An error that this browser found. `status`: of the answer it is about, 0 (the default) when there is none. */
export function ownError(
  code: OwnErrorCode,
  parts: Pick<Partial<ApiErrorParts>, 'status' | 'retryAfter'> = {},
): ApiError {
  return new ApiError({ status: 0, source: 'browser', ...parts, code })
}

/** Whether the token or the session is at fault, so that nothing works until the user signs in. */
export function isSessionError(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.status === 401 || (error.source === 'gateway' && error.code === 'SESSION_CHANGED')
}

/** Whether the server asks all calls to slow down. */
export function isSlowDown(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 429 || error.status === 503)
}

/**
 * Whether this error of a write leaves its outcome unknown, so that only a read can tell: no answer, a timeout, a 5xx,
 * or a success that cannot be read.
 */
export function isOutcomeUnknown(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.status < 300 || error.status === 408 || error.status >= 500
}

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
