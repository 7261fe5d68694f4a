import { type Act, draft, drafted, expectKept, expectSaved, reading } from './draft.ts'
import { expect, test } from './fixtures.ts'
import { eunji, listenTo, members, put } from './people.ts'

const { Bob } = members
const { email } = eunji

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
        "We can't read the associated members of this guest. Nothing was saved.",
      )
      await expectKept(drawer)
      expect(traffic()).toEqual(['GET'])
    })
  }

  test('null where five were known: confirmed by the user first', async ({ guests, sandbox }) => {
    const drawer = await draft(guests)
    sandbox.script({ on: { method: 'GET', email }, times: 3, act: [{ do: 'members', as: null }] })
    const traffic = listenTo(sandbox, email)
    await drawer.save()
    const question = drawer.question('Is the list really empty?')
    await expect(question).toContainText('Tallyfy returned an empty list. It had 5 members before')
    await question.getByRole('button', { name: 'Don’t save' }).click()
    await expectKept(drawer)
    expect(traffic()).toEqual(['GET'])
    await drawer.save()
    await question.getByRole('button', { name: 'Save with an empty list' }).click()
    await expect(drawer.notice('Bob Stone added to Eun-ji Kim')).toBeVisible()
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
    expect(traffic()).toEqual(['GET', put(drafted)])
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
