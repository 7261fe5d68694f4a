import { describe, expect, test } from 'vitest'
import { parseRetryAfter, toApiError } from './apiError.ts'
import invalidClient from '#src/api/samples/error.401.invalid-client.json' with { type: 'json' }
import endpointNotFound from '#src/api/samples/error.404.endpoint-not-found.json' with { type: 'json' }
import notFound from '#src/api/samples/error.404.resource-not-found.json' with { type: 'json' }
import validation from '#src/api/samples/error.422.validation.json' with { type: 'json' }
import limit from '#src/api/samples/error.429.generic.json' with { type: 'json' }
import inviteLimit from '#src/api/samples/error.429.guest-invite-hourly.json' with { type: 'json' }
import unauthenticated from '#src/api/samples/inferred.error.401.unauthenticated.json' with { type: 'json' }
import businessRule from '#src/api/samples/inferred.error.403.business-rule.json' with { type: 'json' }
import forbidden from '#src/api/samples/inferred.error.403.message-only.json' with { type: 'json' }
import seats from '#src/api/samples/inferred.error.409.seat-pool-exhausted.json' with { type: 'json' }
import errorsOnly from '#src/api/samples/inferred.error.422.errors-without-message.json' with { type: 'json' }
import messageAndErrors from '#src/api/samples/inferred.error.422.message-and-errors.json' with { type: 'json' }

const now = Date.UTC(2026, 0, 1)
const refused = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  toApiError(new Response(null, { status, headers }), body, now)

describe('the samples of the contract', () => {
  test.each([
    [401, invalidClient, 'invalid_client', undefined],
    [401, unauthenticated, 'http-401', 'unauthenticated'],
    [403, businessRule, 'http-403', 'Cannot disable guest with incomplete tasks'],
    [403, forbidden, 'http-403', 'forbidden'],
    [404, endpointNotFound, 'ENDPOINT_NOT_FOUND', 'API endpoint not found'],
    [404, notFound, 'RESOURCE_NOT_FOUND', 'Resource not found'],
    [409, seats, 'SEAT_POOL_EXHAUSTED', '(server text, not published)'],
    [422, validation, 'http-422', 'The field_name is required.'],
    [422, errorsOnly, 'http-422', '(server text, not published)'],
    [422, messageAndErrors, 'http-422', 'invalid'],
    [429, limit, 'RATE_LIMIT_EXCEEDED', limit.message],
    [429, inviteLimit, 'RATE_LIMIT_EXCEEDED', inviteLimit.message],
  ])('%i %j', (status, body, code, text) => {
    const error = refused(status, body)
    expect(error).toMatchObject({ status, code, source: 'tallyfy' })
    expect(error.params.text).toBe(text)
  })

  test('each field has its first text', () => {
    expect(refused(422, validation).fieldErrors).toEqual({ field_name: 'The field_name is required.' })
    expect(refused(422, messageAndErrors).fieldErrors).toEqual({ title: 'required' })
  })
})

test('a field may hold a plain text, an empty one, or the errors may be a list', () => {
  expect(refused(422, { errors: { email: 'taken', name: [] } }).fieldErrors).toEqual({ email: 'taken' })
  expect(refused(422, { errors: ['taken'] })).toMatchObject({ params: { text: 'taken' }, fieldErrors: {} })
})

test.each([undefined, null, 'text', [], {}, { message: '' }, { message: 5 }])(
  '%j has no text to show',
  (body) => {
    const { code, params } = refused(403, body)
    expect({ code, params }).toEqual({ code: 'http-403', params: {} })
  },
)

test.each([500, 502, 503, 504, 599])('the text of a %i is not kept', (status) => {
  const body = {
    message: 'SQLSTATE[HY000]',
    errors: { host: ['db-3.internal'] },
    error: { message: 'at line 3' },
  }
  const error = refused(status, body)
  expect(JSON.stringify([error.message, error])).not.toMatch(/SQLSTATE|internal|line/)
  expect(error.params).toEqual({})
})

test('a refusal of the gateway itself has its own source', () =>
  expect(
    refused(
      409,
      { error: true, code: 'SESSION_CHANGED', message: 'Another session.' },
      { 'X-Guestlist-Origin': 'gateway' },
    ),
  ).toMatchObject({ source: 'gateway', code: 'SESSION_CHANGED', params: { text: 'Another session.' } }))

test("the gateway's own text is kept whatever its status", () =>
  expect(
    refused(
      502,
      { error: true, code: 'TALLYFY_UNREACHABLE', message: 'There is no Tallyfy API at this address.' },
      { 'X-Guestlist-Origin': 'gateway' },
    ).params.text,
  ).toBe('There is no Tallyfy API at this address.'))

test.each([
  ['7', 7000],
  [' 0 ', 0],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Thursday, 01-Jan-26 00:01:00 GMT', 60_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['5 minutes', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, ms) => expect(parseRetryAfter(header, now)).toBe(ms))
