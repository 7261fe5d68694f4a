import { expect, test } from 'vitest'
import { parameterError, requestTargetError } from './requestChecks.ts'

test.each([
  '/',
  '/api/me',
  '/api/organizations/o1/guests/a%2Fb%40x.com?with=stats',
  '/orgs/o1/guests/%25zz@x.com',
  '/orgs/o1/guests/..a@x.com',
  '/orgs/o1/guests/%E4%BA%BA@x.com',
  '/api/organizations/o1/guests/a%5Cb',
  '/search?q=%zz',
])('%s may be routed', (target) => {
  expect(requestTargetError(target)).toBeNull()
})

test.each([
  ['', /one slash/],
  ['*', /one slash/],
  ['//evil.example/api/me', /one slash/],
  ['http://evil.example/api/me', /one slash/],
  ['/api/organizations/o1/guests/../users', /"\.\."/],
  ['/api/organizations/o1/guests/%2e%2e/users', /"\.\."/],
  ['/api/organizations/o1/guests/.%2E/users', /"\.\."/],
  ['/api/%2e/me', /"\."/],
  ['/api/organizations/o1/guests/..\\users', /must be encoded/],
  ['/api/me#fragment', /must be encoded/],
  ['/api/me?q=a#fragment', /must be encoded/],
  ['/api/organizations/é/guests', /must be encoded/],
  ['/api/organizations/o1/guests/%zz', /percent sign/],
  ['/api/organizations/o1/guests/%E4%BA', /percent sign/],
  ['/api/organizations/o1/guests/a%00b', /control character/],
  ['/api/organizations/o1/guests/a%0d%0ab', /control character/],
  ['/api/organizations/o1/guests/a%C2%85b', /control character/],
])('%s is refused', (target, sentence) => {
  expect(requestTargetError(target)).toMatch(sentence)
})

test.each([
  'ana@example.com',
  'sl/ash@example.com',
  'back\\slash@example.com',
  '..a/b..@example.com',
  '.../x@example.com',
  '100%@example.com',
  '%2e%2e@example.com',
  '%zz/%@example.com',
  '人@例え.jp',
])('the email %s may be forwarded', (email) => {
  expect(parameterError(email)).toBeNull()
})

test.each([
  ['../users', /between slashes/],
  ['../../users', /between slashes/],
  ['a/../users', /between slashes/],
  ['a/..', /between slashes/],
  ['./a@example.com', /between slashes/],
  ['a/./b@example.com', /between slashes/],
  ['..\\users', /between slashes/],
  ['a/..\\users', /between slashes/],
  ['..', /between slashes/],
  ['', /between slashes/],
  ['/', /between slashes/],
  ['/users', /between slashes/],
  ['ana@example.com/', /between slashes/],
  ['ana@example.com\\', /between slashes/],
  ['a//b@example.com', /between slashes/],
  ['..%2fusers', /between slashes/],
  ['%2e%2E%2Fusers', /between slashes/],
  ['%2E./users', /between slashes/],
  ['..%5Cusers', /between slashes/],
  ['..%252fusers', /between slashes/],
  ['%25252e%25252e%25252fusers', /between slashes/],
  ['ana@example.com%2f', /between slashes/],
  ['a\0b', /control character/],
  ['a%00b', /control character/],
  ['a%250d%250ab', /control character/],
])('the parameter %j is refused', (value, sentence) => {
  expect(parameterError(value)).toMatch(sentence)
})
