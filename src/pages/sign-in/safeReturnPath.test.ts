import { expect, test } from 'vitest'
import { safeReturnPath } from './safeReturnPath.ts'

const origin = 'http://127.0.0.1:4173'

test.each(['/orgs/o1/guests', '/orgs/o1/guests/a%2Fb%40x.com?q=anna', '/orgs/o1/changes'])(
  '%s is a place here',
  (next) => {
    expect(safeReturnPath(next, origin)).toBe(next)
  },
)

test.each([
  undefined,
  '',
  'orgs/o1',
  'https://evil.example/',
  '//evil.example/orgs',
  '/\\evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?next=/x',
])('%s is none', (next) => {
  expect(safeReturnPath(next, origin)).toBeNull()
})
