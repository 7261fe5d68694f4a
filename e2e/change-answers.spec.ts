import { lantern } from '#src/sandbox/organizations.ts'
import type { SandboxControl } from '#src/sandbox/control.ts'
import type { ScriptRuleInput } from '#src/sandbox/script.ts'
import { expect, test } from './fixtures.ts'
import type { GuestDrawer } from './guestDrawer.ts'
import type { GuestsPage } from './guestsPage.ts'
import { amara, eunji, listenTo, members, membersOf, put } from './people.ts'

const { Ana, Bob, Cara, Ken, Priya, Bo } = members
const { email } = eunji
const target = [Bob, Ken, Priya, Bo, 5678]

type Act = ScriptRuleInput['act'][number]

/** Eun-ji with a draft: Bob in, Cara out. */
async function draft(guests: GuestsPage): Promise<GuestDrawer> {
  const drawer = await guests.open(eunji.name)
  await drawer.add('Bob Stone')
  await drawer.remove('Cara Diaz')
  return drawer
}

async function expectSaved(drawer: GuestDrawer, sandbox: SandboxControl): Promise<void> {
  await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
  expect(membersOf(sandbox, email)).toEqual(target)
  await expect(drawer.saveButton).toBeDisabled()
}

async function expectKept(drawer: GuestDrawer): Promise<void> {
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
}

function writing(sandbox: SandboxControl, ...act: Act[]) {
  return sandbox.script({ on: { method: 'PUT', email }, act })
}

function reading(sandbox: SandboxControl, ...act: Act[]) {
  return sandbox.script({ on: { method: 'GET', email }, act })
}

test.describe('an answer that does not come or cannot be trusted: a read decides', () => {
  const applied: { what: string; act: Act }[] = [
    { what: 'the answer was lost', act: { do: 'drop', applied: true } },
    { what: 'applied, then 500', act: { do: 'answer', status: 500, applied: true } },
    { what: 'the answer broke off', act: { do: 'truncate' } },
    { what: 'the answer was another guest’s', act: { do: 'wrong guest' } },
    { what: 'the answer was stale', act: { do: 'stale' } },
    { what: 'the answer had no list', act: { do: 'members' } },
  ]
  for (const { what, act } of applied) {
    test(`${what}: saved, and written once`, async ({ guests, sandbox }) => {
      writing(sandbox, act)
      const drawer = await draft(guests)
      const traffic = listenTo(sandbox, email)
      await drawer.save()
      await expectSaved(drawer, sandbox)
      expect(traffic()).toEqual(['GET', put(target), 'GET'])
    })
  }

  test('the request was lost: read, and written anew', async ({ guests, sandbox }) => {
    writing(sandbox, { do: 'drop' })
    const drawer = await draft(guests)
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', put(target), 'GET', put(target)])
  })

  test('applied late: the change holds, and what others wrote meanwhile is no part of it', async ({
    guests,
    sandbox,
  }) => {
    writing(sandbox, { do: 'drop', applied: { afterMs: 300 } })
    const drawer = await draft(guests)
    await drawer.save()
    await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
    await expect.poll(() => sandbox.log.writes.length).toBeGreaterThan(0)
    await expect.poll(() => membersOf(sandbox, email)).toEqual(target)
  })

  test('the read breaks off: read again before anything is written', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    reading(sandbox, { do: 'truncate' })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', 'GET', put(target)])
  })

  test('never answered at all: neither saved nor failed, the draft kept, a next save finds out', async ({
    guests,
    sandbox,
    page,
  }) => {
    await page.clock.install()
    const drawer = await draft(guests)
    writing(sandbox, { do: 'drop', applied: true })
    const reads = sandbox.script({
      on: { method: 'GET', email },
      nth: 2,
      times: 'always',
      act: [{ do: 'answer', status: 500 }],
    })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    for (const tries of [1, 2, 3]) {
      await reads.reached(tries)
      await page.clock.runFor(5_000)
    }
    await expect(drawer.alert).toContainText('It is not known whether this was saved: +Bob Stone −Cara Diaz.')
    await expectKept(drawer)
    reads.remove()
    await drawer.save()
    await expect(drawer.notice(/Saved|already so/)).toBeVisible()
    expect(traffic().filter((call) => call !== 'GET')).toEqual([put(target)])
    await expect(drawer.saveButton).toBeDisabled()
  })
})

test.describe('partly saved', () => {
  test('the server drops an id: named, and still in the draft', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownMembers: 'drop' })
    const drawer = await draft(guests)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Saved, except Unknown member #5678: the server did not take that one.',
    )
    await expect(drawer.line('Unknown member #5678')).toContainText('will be added')
    await expect(drawer.line('Bob Stone')).not.toContainText('will be added')
    expect(membersOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo])
    await drawer.discardButton.click()
    await expect(drawer.alert).toBeEmpty()
    await expect(drawer.line('Unknown member #5678')).toHaveCount(0)
  })

  test('the server keeps one that was removed: named, and still to be removed', async ({
    guests,
    sandbox,
  }) => {
    writing(
      sandbox,
      { do: 'foreign write', when: 'after', add: [Cara] },
      { do: 'members', as: [Cara, Priya, Bo, 5678] },
    )
    const drawer = await guests.open(eunji.name)
    await drawer.remove('Cara Diaz')
    await drawer.remove('Ken Ito')
    await drawer.save()
    await expect(drawer.alert).toHaveText('Saved, except Cara Diaz: the server did not remove that one.')
    await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
    await expect(drawer.line('Ken Ito')).toHaveCount(0)
    await drawer.save()
    await expect(drawer.notice('Saved: removed Cara Diaz.')).toBeVisible()
    expect(membersOf(sandbox, email)).toEqual([Priya, Bo, 5678])
  })
})

test('a server that adds instead of replacing: said once, and nothing more is written to it', async ({
  guests,
  sandbox,
}) => {
  sandbox.script({ on: { method: 'PUT' }, times: 'always', act: [{ do: 'append' }] })
  const drawer = await draft(guests)
  await drawer.save()
  await expect(drawer.alert).toHaveText(
    'Cara Diaz was not removed. Bob Stone was added. This server adds members instead of replacing the list, so nothing more is written to it.',
  )
  await drawer.discardButton.click()
  await drawer.button('Close').click()

  const next = await guests.open(amara.name)
  const traffic = listenTo(sandbox, amara.email)
  await next.add('Bob Stone')
  await next.save()
  await expect(next.alert).toContainText('This server adds members instead of replacing the list')
  await expect(next.line('Bob Stone')).toContainText('will be added')
  expect(traffic()).toEqual(['GET'])
})

test.describe('told to slow down', () => {
  const half = () => new Date(Date.now() + 30_000).toUTCString()
  const waits: { what: string; headers: () => Record<string, string>; status: 429 | 503 }[] = [
    { what: '429 with seconds', headers: () => ({ 'retry-after': '30' }), status: 429 },
    { what: '429 with a date', headers: () => ({ 'retry-after': half() }), status: 429 },
    { what: '429 without a time', headers: () => ({}), status: 429 },
    { what: '503 with seconds', headers: () => ({ 'retry-after': '30' }), status: 503 },
  ]
  for (const { what, headers, status } of waits) {
    test(`${what}: a countdown, then it goes on by itself, reading first`, async ({
      guests,
      page,
      sandbox,
    }) => {
      await page.clock.install()
      const drawer = await draft(guests)
      writing(sandbox, { do: 'answer', status, headers: headers() })
      const traffic = listenTo(sandbox, email)
      await drawer.save()
      await expect(drawer.dialog).toContainText(/Tallyfy asks to slow down. Going on by itself in \d+ s/)
      expect(traffic()).toEqual(['GET', put(target)])
      sandbox.foreignChange(lantern.id, email, { add: [Ana] })
      await page.clock.runFor(31_000)
      await expect(drawer.notice('Saved: added Bob Stone, removed Cara Diaz.')).toBeVisible()
      await expect(drawer.notice('Ana Ferreira was added meanwhile and kept')).toBeVisible()
      expect(traffic()).toEqual(['GET', put(target), 'GET', put([Ana, ...target])])
    })
  }

  test('for an hour: it stops, nothing written, the draft kept', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    reading(sandbox, { do: 'answer', status: 429, headers: { 'retry-after': '3600' } })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Tallyfy asks to slow down for longer than a save may wait. Nothing was written.',
    )
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })
})

test.describe('refused', () => {
  test('422: the server’s words beside the buttons, the draft kept', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownMembers: 'refuse' })
    const drawer = await draft(guests)
    await drawer.save()
    await expect(drawer.alert).toContainText(/associated.members/)
    await expectKept(drawer)
    await expect(drawer.saveButton).toBeEnabled()
    expect(sandbox.log.writes).toEqual([])
    // What the server would not have is taken out, and then it saves.
    await drawer.remove('Unknown member #5678')
    await drawer.save()
    await expect(drawer.notice('Saved')).toBeVisible()
    expect(membersOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo])
  })

  test('another guest comes back: nothing is written', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    reading(sandbox, { do: 'wrong guest', email: amara.email })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText('Tallyfy answered with another guest. Nothing was written.')
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
  })

  test('some servers answer an unknown guest with 422', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownGuest: 422 })
    const drawer = await draft(guests)
    sandbox.foreignDelete(lantern.id, email)
    await drawer.save()
    await expect(drawer.alert).toHaveText(
      'Guest not found: gone, or of another organization. Nothing was written.',
    )
  })
})

test.describe('a list that cannot be read is not written', () => {
  const broken: { what: string; act: Act }[] = [
    { what: 'absent', act: { do: 'members' } },
    { what: 'malformed', act: { do: 'members', as: { 1: 'Ana' } } },
  ]
  for (const { what, act } of broken) {
    test(`${what} when the guest is opened: read-only, and says why`, async ({ guests, sandbox }) => {
      const rule = sandbox.script({ on: { method: 'GET', email }, times: 'always', act: [act] })
      await guests.link(eunji.name).click()
      const dialog = guests.page.getByRole('dialog', { name: eunji.name })
      await expect(dialog).toContainText(
        what === 'absent'
          ? 'Tallyfy does not say who looks after this guest'
          : 'cannot be read, so they are not written',
      )
      await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
      await expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled()
      await expect(dialog.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
      rule.remove()
      await dialog.getByRole('button', { name: 'Retry' }).click()
      await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeEnabled()
    })

    test(`${what} at the moment of saving: stopped, the draft kept`, async ({ guests, sandbox }) => {
      const drawer = await draft(guests)
      reading(sandbox, act)
      const traffic = listenTo(sandbox, email)
      await drawer.save()
      await expect(drawer.alert).toHaveText(
        'The associated members of this guest cannot be read. Nothing was written.',
      )
      await expectKept(drawer)
      expect(traffic()).toEqual(['GET'])
    })
  }

  test('null where five were known: asked before it is believed', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    sandbox.script({ on: { method: 'GET', email }, times: 3, act: [{ do: 'members', as: null }] })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    const question = drawer.question('Is nobody there any more?')
    await expect(question).toContainText('Tallyfy now says nobody; 5 were there')
    await question.getByRole('button', { name: 'Do not save' }).click()
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
    await drawer.save()
    await question.getByRole('button', { name: 'Save on as if nobody' }).click()
    await expect(drawer.notice('Saved: added Bob Stone.')).toBeVisible()
    expect(traffic()).toEqual(['GET', 'GET', 'GET', put([Bob])])
  })

  test('null for a guest the list knew members of: read-only until confirmed', async ({
    guests,
    sandbox,
  }) => {
    sandbox.script({ on: { method: 'GET', email }, times: 'always', act: [{ do: 'members', as: null }] })
    await guests.link(eunji.name).click()
    const dialog = guests.page.getByRole('dialog', { name: eunji.name })
    await expect(dialog).toContainText('Tallyfy now says nobody; 5 were there.')
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
    await dialog.getByRole('button', { name: 'It is nobody' }).click()
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeEnabled()
    await expect(dialog).toContainText('Nobody looks after this guest yet.')
  })
})

test.describe('older servers', () => {
  test('the list leaves members out, the guest has them: changed like any other', async ({
    page,
    guests,
    sandbox,
  }) => {
    sandbox.setOptions({ shape: 'legacy' })
    await page.reload()
    await expect(guests.row(eunji.name)).toContainText('Open to see')
    const drawer = await draft(guests)
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', put(target)])
  })

  test('members are nowhere: nothing can be written', async ({ page, guests, sandbox }) => {
    sandbox.setOptions({ shape: 'legacy-silent' })
    await page.reload()
    await guests.link(eunji.name).click()
    const dialog = page.getByRole('dialog', { name: eunji.name })
    await expect(dialog).toContainText('Tallyfy does not say who looks after this guest')
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
    await expect(dialog.getByRole('list', { name: 'Associated members' })).toHaveCount(0)
    await expect(dialog).not.toContainText('Nobody looks after this guest')
  })
})
