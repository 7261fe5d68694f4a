import { ApiError } from '#src/api/http/apiError.ts'

/** What a failed call means for a save; `doubt`: it may or may not have been carried out. */
export type Meaning =
  | 'doubt'
  | 'throttled'
  | 'offline'
  | 'signed out'
  | 'session changed'
  | 'wrong guest'
  | 'gone'
  | 'refused'

/** Whatever else was thrown is no answer of a server, and counts as none. */
export function failureOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  return new ApiError({ status: 0, code: 'UNANSWERED', message: 'No usable answer came.', source: 'browser' })
}

/** What the failure of a read means. A 422 to a read can only be about the email: some servers say so for 404. */
export function meaningOfRead(failure: ApiError): Meaning {
  return failure.status === 422 ? 'gone' : meaningOf(failure)
}

/** What the failure of the write means. Whose guest came back says nothing about whose list was written. */
export function meaningOfWrite(failure: ApiError): Meaning {
  const meaning = meaningOf(failure)
  return meaning === 'wrong guest' ? 'doubt' : meaning
}

/** Whether the server turned a write away at the door, so that nothing of it can have been done. */
export function isTurnedAway({ status }: ApiError): boolean {
  return status >= 400 && status < 500 && status !== 408
}

function meaningOf(failure: ApiError): Meaning {
  const { status, code, source } = failure
  if (code === 'WRONG_GUEST') return 'wrong guest'
  if (code === 'OFFLINE') return 'offline'
  if (code === 'SESSION_CHANGED' && source !== 'tallyfy') return 'session changed'
  if (status === 401) return 'signed out'
  if (status === 404 || status === 410) return code === 'ENDPOINT_NOT_FOUND' ? 'refused' : 'gone'
  if (status === 429 || status === 503) return 'throttled'
  return isTurnedAway(failure) ? 'refused' : 'doubt'
}
