import { expect, test } from 'vitest'
import { tallyfyPage } from './tallyfyPage.ts'

test.each([
  ['go.tallyfy.com', 'https://go.tallyfy.com/organizations/o1'],
  ['api.tallyfy.com', 'https://go.tallyfy.com/organizations/o1'],
  ['staging.example', null],
  ['go.tallyfy.com.evil.example', null],
])('the web app of %s is at %s', (host, page) => {
  expect(tallyfyPage(host, 'o1')).toBe(page)
})

test('an id cannot leave its place in the address', () => {
  expect(tallyfyPage('go.tallyfy.com', '../x?y')).toBe('https://go.tallyfy.com/organizations/..%2Fx%3Fy')
})
