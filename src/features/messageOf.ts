import { ApiError } from '#src/api/http/apiError.ts'

/** What an error says to a person: the API's own safe text, else that something is wrong with the app. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError
    ? error.message
    : 'Something went wrong in this page. Reload it and try again.'
}

/** Is there no such guest here? */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 410)
}
