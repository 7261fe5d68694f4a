import { expect, test } from 'vitest'
import { faultOfTarget } from './rawPath.ts'

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
  expect(faultOfTarget(target)).toBeNull()
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
])('%s may not', (target, sentence) => {
  expect(faultOfTarget(target)).toMatch(sentence)
})
