import { beforeEach, describe, expect, test } from 'vitest'
import type { Api } from '#src/api/createApi.ts'
import { fakeNetwork, jsonAnswer, sessionOf, signedInApi } from '#src/api/http/network.fixture.ts'
import type { AssociatedMembers } from '#src/lib/guest.ts'

const guest = { org: 'o1', email: 'Eun-ji@Hanok.kr' }

let api: Api
let status: number
let listOnServer: unknown

beforeEach(() => {
  status = 200
  const network = fakeNetwork(() =>
    jsonAnswer(status, {
      data: { email: guest.email, details: { associated_members: listOnServer } },
    }),
  )
  api = signedInApi(network.fetch)
})

async function read(members: unknown, { org, email } = guest): Promise<AssociatedMembers> {
  listOnServer = members
  return (await api.guests.get({ org, email })).associatedMembers
}

async function write(members: unknown, ids: readonly number[]): Promise<AssociatedMembers> {
  listOnServer = members
  return (await api.guests.replaceMembers(guest, ids)).associatedMembers
}

test('a null is an empty list where no ids were known before', async () => {
  expect(await read(null)).toEqual({ known: true, ids: [] })
})

test('a null after ids is unknown and says which ids were there, until the user accepts the empty list', async () => {
  await read([1, 2, 3])
  const unexpected = { known: false, reason: 'unexpected-null', last: [1, 2, 3] }
  expect(await read(null, { org: guest.org, email: guest.email.toLowerCase() })).toEqual(unexpected)
  expect(await read(null)).toEqual(unexpected)
  api.guests.acceptEmptyList(guest)
  expect(await read(null)).toEqual({ known: true, ids: [] })
})

test('a list that comes later is read as it is', async () => {
  await read([1])
  await read(null)
  expect(await read([1, 2])).toEqual({ known: true, ids: [1, 2] })
})

test('an explicit [] is an empty list, and so is a null after it', async () => {
  await read([1])
  expect(await read([])).toEqual({ known: true, ids: [] })
  expect(await read(null)).toEqual({ known: true, ids: [] })
})

test('an absent or malformed list does not change what is known', async () => {
  await read([4])
  expect(await read(undefined)).toEqual({ known: false, reason: 'absent' })
  expect(await read('4')).toEqual({ known: false, reason: 'unreadable' })
  expect(await read(null)).toMatchObject({ last: [4] })
})

test('organizations are kept apart', async () => {
  await read([4], { org: 'o2', email: guest.email })
  expect(await read(null)).toEqual({ known: true, ids: [] })
})

test("another user's session, and signing out, forget what was known", async () => {
  const ken = { id: 2, email: 'ken@lantern.studio', firstName: 'Ken', lastName: 'Ito' }
  await read([1])
  api.session.signedInAgain(sessionOf('s2'))
  expect(await read(null)).toMatchObject({ known: false })
  api.session.signedInAgain(sessionOf('s3', { user: ken }))
  expect(await read(null)).toEqual({ known: true, ids: [] })
  await read([1])
  api.session.signedOut()
  expect(await read(null)).toEqual({ known: true, ids: [] })
})

describe('a write', () => {
  test('answered with null tells nothing, whatever was sent', async () => {
    expect(await write(null, [5])).toEqual({ known: false, reason: 'unexpected-null', last: [5] })
    expect(await write(null, [])).toEqual({ known: false, reason: 'unexpected-null', last: [] })
  })

  test('makes its ids the last known ones, also when its answer is lost', async () => {
    await read([1])
    status = 500
    await expect(write([5], [5])).rejects.toMatchObject({ status: 500 })
    status = 200
    expect(await read(null)).toMatchObject({ last: [5] })
    await write([], [])
    expect(await read(null)).toEqual({ known: true, ids: [] })
  })

  test('that is refused changes nothing of what is known', async () => {
    await read([1])
    status = 403
    await expect(write([5], [])).rejects.toMatchObject({ status: 403 })
    status = 200
    expect(await read(null)).toMatchObject({ last: [1] })
  })
})
