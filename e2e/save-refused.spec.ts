import { edgeCases } from '#src/sandbox/data/organizations.ts'
import {
  draftChange,
  memberIdsAfterSave,
  expectDraftKept,
  scriptNextRead,
  saved,
  scriptNextWrite,
} from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Ana, Bob, Ken, Priya, Bo } = members
const { email } = eunji

test.describe('a limit on requests', () => {
  const waits: { what: string; headers: () => Record<string, string>; status: 429 | 503 }[] = [
    { what: '429 with seconds', headers: () => ({ 'retry-after': '30' }), status: 429 },
    { what: '429 with a date', headers: () => ({ 'retry-after': inHalfAMinute() }), status: 429 },
    { what: '429 without a time', headers: () => ({}), status: 429 },
    { what: '503 with seconds', headers: () => ({ 'retry-after': '30' }), status: 503 },
  ]
  for (const { what, headers, status } of waits) {
    test(`${what}: a countdown, then it continues by itself, reading first`, async ({
      guests,
      page,
      sandbox,
    }) => {
      await page.clock.install()
      const drawer = await draftChange(guests)
      scriptNextWrite(sandbox, { do: 'answer', status, headers: headers() })
      const traffic = watchRequests(sandbox, email)
      await drawer.save()
      await expect(drawer.dialog).toContainText(/Tallyfy is limiting requests. Resuming in \d+ s/)
      expect(traffic()).toEqual(['GET', putRequest(memberIdsAfterSave)])
      sandbox.changeByOther(edgeCases.id, email, { add: [Ana] })
      await page.clock.runFor(31_000)
      await expect(drawer.notice(saved)).toBeVisible()
      await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
      expect(traffic()).toEqual([
        'GET',
        putRequest(memberIdsAfterSave),
        'GET',
        putRequest([Ana, ...memberIdsAfterSave]),
      ])
    })
  }

  test('a wait of an hour ends the save and keeps the draft', async ({ guests, sandbox }) => {
    const drawer = await draftChange(guests)
    scriptNextRead(sandbox, { do: 'answer', status: 429, headers: { 'retry-after': '3600' } })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Tallyfy is limiting requests for longer than a save can wait. Nothing was saved.',
    )
    await expectDraftKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })
})

function inHalfAMinute(): string {
  return new Date(Date.now() + 30_000).toUTCString()
}

test.describe('a refused save', () => {
  test('shows the text of a 422 and keeps the draft', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownMembers: 'refuse' })
    const drawer = await draftChange(guests)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Tallyfy refused these values. The selected associated members are invalid: 5678. This is about Unknown member #5678.',
    )
    await expectDraftKept(drawer)
    await expect(drawer.saveButton).toBeEnabled()
    expect(sandbox.log.writes).toEqual([])
    // Without the id that the server refuses it saves.
    await drawer.remove('Unknown member #5678')
    await drawer.save()
    await expect(
      drawer.notice('Bob Stone added to Eun-ji Kim, Cara Diaz and Unknown member #5678 removed'),
    ).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo])
  })

  test('writes nothing when Tallyfy answers with another guest', async ({ guests, sandbox }) => {
    const drawer = await draftChange(guests)
    scriptNextRead(sandbox, { do: 'wrong-guest', email: amara.email })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText('Tallyfy answered with another guest. Nothing was saved.')
    await expectDraftKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })

  test('reports an unknown guest that is answered with 422', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownGuest: 422 })
    const drawer = await draftChange(guests)
    sandbox.deleteByOther(edgeCases.id, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Guest not found. The guest may be gone, or belong to another organization. Nothing was saved.',
    )
  })
})
