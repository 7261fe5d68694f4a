/** Who refused: Tallyfy itself, our gateway before Tallyfy, or this browser because no usable answer came. */
export type ErrorSource = 'tallyfy' | 'gateway' | 'browser'

type ApiErrorParts = {
  status: number
  code: string
  message: string
  source: ErrorSource
  fieldErrors?: Record<string, string>
  retryAfter?: number | null
}

/**
 * The one kind of error the API module throws (besides the AbortError of a read somebody cancelled).
 * `message` is safe to show as it is; it never holds the text of a 5xx, a token or a body.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  /** The server's own code when it has one, else ours: UNANSWERED, OFFLINE, UNREADABLE, WRONG_GUEST, HTTP_<status>. */
  readonly code: string
  /** The first text of each refused field, by the server's field name. */
  readonly fieldErrors: Readonly<Record<string, string>>
  /** How long the server asks to wait, in milliseconds from when its answer came; null when it does not say. */
  readonly retryAfter: number | null
  readonly source: ErrorSource

  constructor({ status, code, message, source, fieldErrors = {}, retryAfter = null }: ApiErrorParts) {
    super(message)
    this.status = status
    this.code = code
    this.source = source
    this.fieldErrors = fieldErrors
    this.retryAfter = retryAfter
  }
}

/** Is it the token or the session that is at fault, so that nothing works until somebody signs in? */
export function isSessionError(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.status === 401 || (error.source === 'gateway' && error.code === 'SESSION_CHANGED')
}

/** Does the server ask everybody to slow down? */
export function isSlowDown(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 429 || error.status === 503)
}

/**
 * After this error of a write nobody knows whether the server did it: only reading can tell
 * (no answer, a timeout, a 5xx, or a success that cannot be read). A 503 asks to come back and is no outcome either.
 */
export function isOutcomeUnknown(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.status < 300 || error.status === 408 || error.status >= 500
}

/** A read's answer that cannot be what was promised: not JSON, or another shape. */
export function unreadable(status: number, message = 'The answer of Tallyfy could not be read.'): ApiError {
  return new ApiError({ status, code: 'UNREADABLE', message, source: 'browser' })
}
