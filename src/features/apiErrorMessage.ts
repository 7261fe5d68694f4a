import { ApiError, type OwnErrorCode } from '#src/api/http/apiError.ts'
import type { Messages } from '#src/lib/messages/en.ts'

/** What an error says to the user. Anything but an ApiError is a fault of this page. */
export function apiErrorMessage(error: unknown, m: Messages): string {
  if (!(error instanceof ApiError)) return m.errors.internal
  return error.params.text ?? ownErrorMessage(error, m) ?? statusMessage(error.status, m)
}

/** Whether the requested thing does not exist here. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 410)
}

/** The text for a code of ours; undefined for a code of the server. */
function ownErrorMessage({ code, retryAfter }: ApiError, m: Messages): string | undefined {
  const texts: Record<OwnErrorCode, string> = {
    'no-answer': m.errors.noAnswer,
    offline: m.errors.offline,
    'unreadable-answer': m.errors.unreadable,
    'wrong-guest': m.errors.wrongGuest,
    'guest-not-found': m.errors.guestNotFound,
    'outcome-unknown': m.errors.outcomeUnknown,
    'session-changed': m.errors.sessionChanged,
    'rate-limited': m.errors.rateLimited(Math.ceil((retryAfter ?? 0) / 60_000)),
  }
  return new Map(Object.entries(texts)).get(code)
}

function statusMessage(status: number, m: Messages): string {
  const texts: Readonly<Record<number, string>> = m.errors.status
  return texts[status] ?? m.errors.otherStatus(status)
}
