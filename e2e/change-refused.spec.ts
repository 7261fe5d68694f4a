import { lantern } from '#src/sandbox/data/organizations.ts'
import { draft, drafted, expectKept, reading, saved, writing } from './draft.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji, listenTo, members, membersOf, put } from './people.ts'

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
      const drawer = await draft(guests)
      writing(sandbox, { do: 'answer', status, headers: headers() })
      const traffic = listenTo(sandbox, email)
      await drawer.save()
      await expect(drawer.dialog).toContainText(/Tallyfy is limiting requests. Resuming in \d+ s/)
      expect(traffic()).toEqual(['GET', put(drafted)])
      sandbox.changeByOther(lantern.id, email, { add: [Ana] })
      await page.clock.runFor(31_000)
      await expect(drawer.notice(saved)).toBeVisible()
      await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
      expect(traffic()).toEqual(['GET', put(drafted), 'GET', put([Ana, ...drafted])])
    })
  }

  test('for an hour: it stops, nothing written, the draft kept', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    reading(sandbox, { do: 'answer', status: 429, headers: { 'retry-after': '3600' } })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Tallyfy is limiting requests for longer than a save can wait. Nothing was saved.',
    )
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })
})

function inHalfAMinute(): string {
  return new Date(Date.now() + 30_000).toUTCString()
}

test.describe('refused', () => {
  test('422: the server’s words beside the buttons, the draft kept', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownMembers: 'refuse' })
    const drawer = await draft(guests)
    await drawer.save()
    await expect(drawer.alert).toContainText(/associated.members/)
    await expectKept(drawer)
    await expect(drawer.saveButton).toBeEnabled()
    expect(sandbox.log.writes).toEqual([])
    // Without the id that the server refuses it saves.
    await drawer.remove('Unknown member #5678')
    await drawer.save()
    await expect(drawer.notice(saved)).toBeVisible()
    expect(membersOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo])
  })

  test('another guest comes back: nothing is written', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    reading(sandbox, { do: 'wrong-guest', email: amara.email })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText('Tallyfy answered with another guest. Nothing was saved.')
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })

  test('some servers answer an unknown guest with 422', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownGuest: 422 })
    const drawer = await draft(guests)
    sandbox.deleteByOther(lantern.id, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Guest not found. The guest may be gone, or belong to another organization. Nothing was saved.',
    )
  })
})
