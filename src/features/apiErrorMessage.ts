import { ApiError } from '#src/api/http/apiError.ts'
import type { Messages } from '#src/lib/messages/en.ts'

/** What an error says to the user. Anything but an ApiError is a fault of this page. */
export function apiErrorMessage(error: unknown, m: Messages): string {
  if (!(error instanceof ApiError)) return m.errors.internal
  if (error.source === 'browser') return ownErrorMessage(error, m)
  if (error.code === 'guest-not-found') return m.errors.guestNotFound
  return error.params.text ?? statusMessage(error.status, m)
}

/** Whether the requested thing does not exist here. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 410)
}

function ownErrorMessage({ code, status, retryAfter }: ApiError, m: Messages): string {
  switch (code) {
    case 'no-answer':
      return m.errors.noAnswer
    case 'offline':
      return m.errors.offline
    case 'unreadable-answer':
      return m.errors.unreadable
    case 'wrong-guest':
      return m.errors.wrongGuest
    case 'outcome-unknown':
      return m.errors.outcomeUnknown
    case 'session-changed':
      return m.errors.sessionChanged
    case 'rate-limited':
      return m.errors.rateLimited(Math.ceil((retryAfter ?? 0) / 60_000))
    default:
      return statusMessage(status, m)
  }
}

function statusMessage(status: number, m: Messages): string {
  const texts: Readonly<Record<number, string>> = m.errors.status
  return texts[status] ?? m.errors.otherStatus(status)
}
