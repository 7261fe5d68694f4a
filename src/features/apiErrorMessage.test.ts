import { expect, test } from 'vitest'
import { ApiError, type OwnErrorCode, ownError } from '#src/api/http/apiError.ts'
import { en } from '#src/lib/messages/en.ts'
import { apiErrorMessage, isNotFound } from './apiErrorMessage.ts'

const refused = (status: number, code: string, text?: string) =>
  new ApiError({ status, code, source: 'tallyfy', params: text === undefined ? {} : { text } })

test('every error that the browser finds has a text of its own', () => {
  const texts: Record<OwnErrorCode, string> = {
    'no-answer': en.errors.noAnswer,
    offline: en.errors.offline,
    'unreadable-answer': en.errors.unreadable,
    'wrong-guest': en.errors.wrongGuest,
    'guest-not-found': en.errors.guestNotFound,
    'outcome-unknown': en.errors.outcomeUnknown,
    'session-changed': en.errors.sessionChanged,
    'rate-limited': en.errors.rateLimited(10),
  }
  const errors = [
    ownError('no-answer'),
    ownError('offline'),
    ownError('unreadable-answer'),
    ownError('wrong-guest'),
    ownError('guest-not-found'),
    ownError('outcome-unknown'),
    ownError('session-changed'),
    ownError('rate-limited', { status: 429, retryAfter: 600_000 }),
  ]
  expect(errors.map((error) => apiErrorMessage(error, en))).toEqual(Object.values(texts))
})

test("the server's own text goes first, then the text for its status", () => {
  expect(apiErrorMessage(refused(403, 'X', 'Cannot disable guest'), en)).toBe('Cannot disable guest')
  expect(apiErrorMessage(refused(503, 'http-503'), en)).toBe(en.errors.status[503])
  expect(apiErrorMessage(refused(418, 'http-418'), en)).toBe(en.errors.otherStatus(418))
})

test('a guest that Tallyfy does not find has the same text', () =>
  expect(apiErrorMessage(refused(404, 'guest-not-found'), en)).toBe(en.errors.guestNotFound))

test('anything but an ApiError is a fault of this page', () => {
  expect(apiErrorMessage(new TypeError('x is undefined'), en)).toBe(en.errors.internal)
  expect(isNotFound(new TypeError('x is undefined'))).toBe(false)
})
