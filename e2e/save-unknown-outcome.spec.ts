import {
  type FaultAction,
  draftChange,
  memberIdsAfterSave,
  expectDraftKept,
  expectSaved,
  scriptNextRead,
  saved,
  scriptNextWrite,
} from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji, watchRequests, members, memberIdsOf, putRequest } from './sampleGuests.ts'

const { Bob, Cara, Ken, Priya, Bo } = members
const { email } = eunji

test.describe('when the answer to a save is missing or wrong, a read decides', () => {
  const applied: { what: string; act: FaultAction }[] = [
    { what: 'the answer was lost', act: { do: 'drop', applied: true } },
    { what: 'applied, then 500', act: { do: 'answer', status: 500, applied: true } },
    { what: 'the answer broke off', act: { do: 'truncate' } },
    { what: 'the answer was another guest’s', act: { do: 'wrong-guest' } },
    { what: 'the answer was stale', act: { do: 'stale' } },
    { what: 'the answer had no list', act: { do: 'members' } },
  ]
  for (const { what, act } of applied) {
    test(`${what}: the change is saved and written once`, async ({ guests, sandbox }) => {
      scriptNextWrite(sandbox, act)
      const drawer = await draftChange(guests)
      const traffic = watchRequests(sandbox, email)
      await drawer.save()
      await expectSaved(drawer, sandbox)
      expect(traffic()).toEqual(['GET', putRequest(memberIdsAfterSave), 'GET'])
    })
  }

  test('while a read has to decide, the drawer shows so', async ({ guests, sandbox }) => {
    const drawer = await draftChange(guests)
    const decides = sandbox.script({ on: { method: 'GET', email }, nth: 2, act: [{ do: 'hold' }] })
    scriptNextWrite(sandbox, { do: 'drop', applied: true })
    await drawer.save()
    await expect(drawer.dialog.getByText('Checking whether it was saved')).toBeVisible()
    decides.release()
    await expectSaved(drawer, sandbox)
    await expect(drawer.dialog.getByText('Checking whether it was saved')).toHaveCount(0)
  })

  test('a lost request is sent again after a read', async ({ guests, sandbox }) => {
    scriptNextWrite(sandbox, { do: 'drop' })
    const drawer = await draftChange(guests)
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', putRequest(memberIdsAfterSave), 'GET', putRequest(memberIdsAfterSave)])
  })

  test('a change that is applied late is saved', async ({ guests, sandbox }) => {
    scriptNextWrite(sandbox, { do: 'drop', applied: { afterMs: 300 } })
    const drawer = await draftChange(guests)
    await drawer.save()
    await expect(drawer.notice(saved)).toBeVisible()
    await expect.poll(() => sandbox.log.writes.length).toBeGreaterThan(0)
    await expect.poll(() => memberIdsOf(sandbox, email)).toEqual(memberIdsAfterSave)
  })

  test('a broken read is repeated before anything is written', async ({ guests, sandbox }) => {
    const drawer = await draftChange(guests)
    scriptNextRead(sandbox, { do: 'truncate' })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', 'GET', putRequest(memberIdsAfterSave)])
  })

  test('never answered: neither saved nor failed, the draft kept, the next save finds out', async ({
    guests,
    sandbox,
    page,
  }) => {
    await page.clock.install()
    const drawer = await draftChange(guests)
    scriptNextWrite(sandbox, { do: 'drop', applied: true })
    const reads = sandbox.script({
      on: { method: 'GET', email },
      nth: 2,
      times: 'always',
      act: [{ do: 'answer', status: 500 }],
    })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    for (const attempt of [1, 2, 3]) {
      await reads.reached(attempt)
      await page.clock.runFor(5_000)
    }
    await expect(drawer.alert).toContainText(
      "Tallyfy had an error (500). We don't know whether +Bob Stone −Cara Diaz was saved.",
    )
    await expectDraftKept(drawer)
    reads.remove()
    await drawer.button('Check again').click()
    await expect(drawer.notice(saved)).toBeVisible()
    expect(traffic().filter((call) => call !== 'GET')).toEqual([putRequest(memberIdsAfterSave)])
    await expect(drawer.saveButton).toBeDisabled()
  })
})

test.describe('saved in part', () => {
  test('names a member that the server left out and keeps it in the draft', async ({ guests, sandbox }) => {
    sandbox.setOptions({ unknownMembers: 'drop' })
    const drawer = await draftChange(guests)
    await drawer.save()
    await expect(drawer.alert).toHaveText("Saved, but Tallyfy didn't add Unknown member #5678.")
    await expect(drawer.line('Unknown member #5678')).toContainText('will be added')
    await expect(drawer.line('Bob Stone')).not.toContainText('will be added')
    expect(memberIdsOf(sandbox, email)).toEqual([Bob, Ken, Priya, Bo])
    await drawer.discardButton.click()
    await expect(drawer.alert).toBeEmpty()
    await expect(drawer.line('Unknown member #5678')).toHaveCount(0)
  })

  test('names a member that the server did not remove and keeps the removal in the draft', async ({
    guests,
    sandbox,
  }) => {
    scriptNextWrite(
      sandbox,
      { do: 'write-by-other', when: 'after', add: [Cara] },
      { do: 'members', as: [Cara, Priya, Bo, 5678] },
    )
    const drawer = await guests.open(eunji.name)
    await drawer.remove('Cara Diaz')
    await drawer.remove('Ken Ito')
    await drawer.save()
    await expect(drawer.alert).toHaveText("Saved, but Tallyfy didn't remove Cara Diaz.")
    await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
    await expect(drawer.line('Ken Ito')).toHaveCount(0)
    await drawer.save()
    await expect(drawer.notice('Cara Diaz removed from Eun-ji Kim')).toBeVisible()
    expect(memberIdsOf(sandbox, email)).toEqual([Priya, Bo, 5678])
  })
})

test('a server that adds instead of replacing: reported, and nothing more is written to it', async ({
  guests,
  sandbox,
}) => {
  sandbox.script({ on: { method: 'PUT' }, times: 'always', act: [{ do: 'append' }] })
  const drawer = await draftChange(guests)
  await drawer.save()
  await expect(drawer.alert).toHaveText(
    "Cara Diaz was not removed. Bob Stone was added. This server adds members but doesn't remove any, so we stopped saving to it.",
  )
  await drawer.discardButton.click()
  await drawer.button('Close').click()

  const next = await guests.open(amara.name)
  const traffic = watchRequests(sandbox, amara.email)
  await next.add('Bob Stone')
  await next.save()
  await expect(next.alert).toContainText("This server adds members but doesn't remove any")
  await expect(next.line('Bob Stone')).toContainText('will be added')
  expect(traffic()).toEqual(['GET'])
})
