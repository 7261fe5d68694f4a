import { expect, test } from 'vitest'
import { ApiError, type OwnErrorCode, ownError } from '#src/api/http/apiError.ts'
import { en } from '#src/lib/messages/en.ts'
import { plainText } from '#src/lib/messages/richText.ts'
import { apiErrorMessage, apiErrorText, isNotFound } from './apiErrorMessage.ts'

const refused = (status: number, code: string, text?: string) =>
  new ApiError({ status, code, source: 'tallyfy', params: text === undefined ? {} : { text } })

const say = (error: ApiError) => plainText(apiErrorText(error, en))

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

test('the sentence is ours, by the status, whatever Tallyfy said', () => {
  expect(apiErrorMessage(refused(401, 'X', 'unauthenticated'), en)).toBe(en.errors.status[401])
  expect(apiErrorMessage(refused(403, 'X', 'Cannot disable guest'), en)).toBe(en.errors.status[403])
  expect(apiErrorMessage(refused(503, 'http-503'), en)).toBe(en.errors.status[503])
  expect(apiErrorMessage(refused(418, 'http-418'), en)).toBe(en.errors.otherStatus(418))
})

test('the gateway speaks for us', () => {
  const params = { text: 'This token has ended.' }
  const error = new ApiError({ status: 401, code: 'TOKEN_REFUSED', source: 'gateway', params })
  expect(apiErrorMessage(error, en)).toBe('This token has ended.')
})

test('a text of Tallyfy follows as a quotation where it can add something', () => {
  expect(say(refused(403, 'X', 'Cannot disable guest'))).toBe(
    `${en.errors.status[403]} “Cannot disable guest”`,
  )
  for (const status of [401, 404, 429, 500] as const) {
    expect(say(refused(status, 'X', 'unauthenticated'))).not.toContain('“')
  }
  const fieldErrors = { email: 'Taken.', timezone: 'No zone.', phone_1: 'Taken.' }
  const params = { text: 'The given data was invalid.' }
  expect(say(new ApiError({ status: 422, code: 'X', source: 'tallyfy', params, fieldErrors }))).toBe(
    `${en.errors.status[422]} “Taken.” “No zone.”`,
  )
})

test('a guest that Tallyfy does not find has the same text', () =>
  expect(apiErrorMessage(refused(404, 'guest-not-found'), en)).toBe(en.errors.guestNotFound))

test('anything but an ApiError is a fault of this page', () => {
  expect(apiErrorMessage(new TypeError('x is undefined'), en)).toBe(en.errors.internal)
  expect(isNotFound(new TypeError('x is undefined'))).toBe(false)
})
