import { beforeEach, expect, test } from 'vitest'
import type { AssociatedMembers } from '#src/lib/guest.ts'
import {
  believed,
  confirmNobody,
  doubtedMembers,
  forgetKnown,
  knownBefore,
  rememberKnown,
} from './lastKnownMembers.ts'
import { toGuest, WireGuest } from './wireGuest.ts'

const org = 'o1'
const email = 'Eun-ji@Hanok.kr'

const read = (members: unknown): AssociatedMembers => {
  const guest = toGuest(WireGuest.parse({ email, details: { associated_members: members } }))
  return believed(org, guest).associatedMembers
}

beforeEach(forgetKnown)

test('a null is nobody where no ids were ever seen', () => {
  expect(read(null)).toMatchObject({ known: true, ids: [] })
  expect(doubtedMembers(org, email)).toBeNull()
})

test('a null after ids is not believed, says who was there, and is after the person confirms', () => {
  read([1, 2, 3])
  expect(knownBefore(org, email.toLowerCase())).toEqual([1, 2, 3])
  expect(read(null)).toEqual({ known: false, reason: 'unreadable' })
  expect(read(null)).toEqual({ known: false, reason: 'unreadable' })
  expect(doubtedMembers(org, email)).toEqual([1, 2, 3])
  confirmNobody(org, email)
  expect(doubtedMembers(org, email)).toBeNull()
  expect(read(null)).toMatchObject({ known: true, ids: [] })
})

test('a list that comes after all ends the doubt', () => {
  read([1])
  read(null)
  expect(read([1, 2])).toEqual({ known: true, ids: [1, 2] })
  expect(doubtedMembers(org, email)).toBeNull()
})

test('an explicit [] is believed, and so is a null after it', () => {
  read([1])
  expect(read([])).toEqual({ known: true, ids: [] })
  expect(read(null)).toMatchObject({ known: true, ids: [] })
})

test('what is absent or malformed changes nothing of what is known', () => {
  rememberKnown(org, email, [4])
  expect(read(undefined)).toEqual({ known: false, reason: 'absent' })
  expect(read('4')).toEqual({ known: false, reason: 'unreadable' })
  expect(knownBefore(org, email)).toEqual([4])
})

test('organizations are kept apart', () => {
  rememberKnown('o2', email, [4])
  expect(read(null)).toMatchObject({ known: true, ids: [] })
})
