import {
  type FaultAction,
  draftChange,
  memberIdsAfterSave,
  expectDraftKept,
  expectSaved,
  scriptNextRead,
} from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import { eunji, watchRequests, members, putRequest } from './sampleGuests.ts'

const { Bob } = members
const { email } = eunji

test.describe('a list of members that cannot be read is not written', () => {
  const broken: { what: string; act: FaultAction }[] = [
    { what: 'absent', act: { do: 'members' } },
    { what: 'malformed', act: { do: 'members', as: { 1: 'Ana' } } },
  ]
  for (const { what, act } of broken) {
    test(`${what} when the guest opens: read-only with the reason`, async ({ guests, sandbox }) => {
      const rule = sandbox.script({ on: { method: 'GET', email }, times: 'always', act: [act] })
      await guests.link(eunji.name).click()
      const dialog = guests.page.getByRole('dialog', { name: eunji.name })
      await expect(dialog).toContainText(
        what === 'absent'
          ? "Tallyfy doesn't say who looks after this guest"
          : "We can't read the associated members of this guest, so we don't change them.",
      )
      await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
      await expect(dialog.getByRole('button', { name: 'Save changes' })).toBeDisabled()
      await expect(dialog.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
      rule.remove()
      await dialog.getByRole('button', { name: 'Retry' }).click()
      await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeEnabled()
    })

    test(`${what} during the save: stopped with the draft kept`, async ({ guests, sandbox }) => {
      const drawer = await draftChange(guests)
      scriptNextRead(sandbox, act)
      const traffic = watchRequests(sandbox, email)
      await drawer.save()
      await expect(drawer.alert).toHaveText(
        "We can't read the associated members of this guest. Nothing was saved.",
      )
      await expectDraftKept(drawer)
      expect(traffic()).toEqual(['GET'])
    })
  }

  test('null where five were known: confirmed by the user first', async ({ guests, sandbox }) => {
    const drawer = await draftChange(guests)
    sandbox.script({ on: { method: 'GET', email }, times: 3, act: [{ do: 'members', as: null }] })
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    const confirmation = drawer.confirmation('Is the list really empty?')
    await expect(confirmation).toContainText('Tallyfy returned an empty list. It had 5 members before')
    await confirmation.getByRole('button', { name: 'Don’t save' }).click()
    await expectDraftKept(drawer)
    expect(traffic()).toEqual(['GET'])
    await drawer.save()
    await confirmation.getByRole('button', { name: 'Save with an empty list' }).click()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
    expect(traffic()).toEqual(['GET', 'GET', 'GET', putRequest([Bob])])
  })

  test('null for a guest with members in the list is read-only until confirmed', async ({
    guests,
    sandbox,
  }) => {
    sandbox.script({ on: { method: 'GET', email }, times: 'always', act: [{ do: 'members', as: null }] })
    await guests.link(eunji.name).click()
    const dialog = guests.page.getByRole('dialog', { name: eunji.name })
    await expect(dialog).toContainText('Tallyfy returned an empty list. It had 5 members before.')
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
    await dialog.getByRole('button', { name: 'Accept the empty list' }).click()
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeEnabled()
    await expect(dialog).toContainText('No one looks after this guest yet.')
  })
})

test.describe('older servers', () => {
  test('members that only the guest has, not the list, can be changed', async ({ page, guests, sandbox }) => {
    sandbox.setOptions({ shape: 'legacy' })
    await page.reload()
    const drawer = await draftChange(guests)
    const traffic = watchRequests(sandbox, email)
    await drawer.save()
    await expectSaved(drawer, sandbox)
    expect(traffic()).toEqual(['GET', putRequest(memberIdsAfterSave)])
  })

  test('without members anywhere nothing can be written', async ({ page, guests, sandbox }) => {
    sandbox.setOptions({ shape: 'legacy-silent' })
    await page.reload()
    await guests.link(eunji.name).click()
    const dialog = page.getByRole('dialog', { name: eunji.name })
    await expect(dialog).toContainText("Tallyfy doesn't say who looks after this guest")
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeDisabled()
    await expect(dialog.getByRole('list', { name: 'Associated members' })).toHaveCount(0)
    await expect(dialog).not.toContainText('No one looks after this guest')
  })
})
