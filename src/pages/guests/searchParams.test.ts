import { expect, test } from 'vitest'
import { defaultGuestSearchParams, GuestSearchParams, queryOf } from './searchParams.ts'

test('nonsense falls back to the default, key by key', () => {
  expect(GuestSearchParams.parse({})).toEqual(defaultGuestSearchParams)
  const search = {
    q: '123',
    status: 'sleeping',
    member: '7; drop',
    view: 'never-seen',
    sort: 'price',
    dir: 'up',
  }
  expect(GuestSearchParams.parse(search)).toEqual({
    ...defaultGuestSearchParams,
    q: '123',
    view: 'never-seen',
  })
})

test('a query string leaves defaults out and is read back as it was', () => {
  expect(queryOf(defaultGuestSearchParams)).toBe('')
  const search = {
    ...defaultGuestSearchParams,
    q: 'kim & söhne +1',
    company: 'A=B?#',
    member: '1002',
    dir: 'desc' as const,
  }
  const read = Object.fromEntries(new URLSearchParams(queryOf(search)))
  expect(GuestSearchParams.parse(read)).toEqual(search)
  expect(Object.keys(read)).toEqual(['q', 'member', 'company', 'dir'])
})
