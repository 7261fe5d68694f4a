import { soakEmails, soakOrg } from '#src/runs/proof/soakSandbox.ts'
import { harborAndPine } from '#src/sandbox/data/organizations.ts'
import { speedUpTime } from './fastTime.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { members } from './sampleGuests.ts'

test('the selected guests get another member, and the run is taken back from Changes', async ({
  guests,
  page,
  sandbox,
}) => {
  await guests.checkbox('Eun-ji Kim').check()
  await guests.checkbox('Amara Okafor').check()
  const toolbar = page.getByRole('toolbar', { name: 'Bulk actions' })
  await toolbar.getByRole('button', { name: 'Replace a member' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace a member' })
  await dialog.getByRole('combobox', { name: 'Member to replace' }).fill('cara diaz')
  await page.getByRole('option', { name: 'Cara Diaz' }).click()
  await dialog.getByRole('combobox', { name: 'Replacement' }).fill('bob stone')
  await page.getByRole('option', { name: 'Bob Stone' }).click()
  await dialog.getByRole('button', { name: 'Preview' }).click()
  // Nothing that was chosen is lost on the way back.
  await dialog.getByRole('button', { name: 'Back' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Replacement' })).toHaveValue('Bob Stone')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  const preview = dialog.getByRole('table', { name: 'Preview' })
  await expect(preview.getByRole('row').filter({ hasText: 'Eun-ji Kim' })).toContainText('Bob Stone')
  await dialog.getByRole('button', { name: /^Change \d+ guests?$/ }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Run progress' })).toBeVisible()
  await expect(
    dialog.getByRole('status').filter({ hasText: /1 changed · 0 unchanged · 0 failed|2 changed/ }),
  ).toBeVisible()
  const written = sandbox.log.writes.length
  expect(written).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Changes' }).click()
  await page.getByRole('list', { name: 'Changes' }).getByRole('button', { name: 'Show run' }).click()
  await page.getByRole('dialog', { name: 'Run' }).getByRole('button', { name: 'Undo this run' }).click()
  await expect(
    page.getByRole('dialog', { name: 'Run' }).getByText(/^(Undoing a run|Run undone)$/),
  ).toBeVisible()
  await expect(
    page
      .getByRole('dialog', { name: 'Run' })
      .getByRole('status')
      .filter({ hasText: /\d changed/ }),
  ).toBeVisible()
  expect(sandbox.log.writes).toHaveLength(2 * written)
})

test('a member who leaves hands over 300 guests in five clicks from the members page', async ({
  page,
  context,
  signIn,
  sandbox,
}) => {
  test.setTimeout(120_000)
  await speedUpTime(context, 10)
  for (const email of soakEmails(300)) sandbox.changeByOther(soakOrg, email, { add: [members.Cara] })
  const byOthers = sandbox.log.writes.length
  await signIn(page)
  await page.goto(`/orgs/${soakOrg}/members`)
  let clicks = 0
  const click = async (name: string | RegExp, role: 'link' | 'button' | 'option' = 'button') => {
    clicks += 1
    await page.getByRole(role, { name }).first().click()
  }
  await click('Cara Diaz', 'link')
  await click('Hand over guests')
  await page.getByRole('combobox', { name: 'Replacement' }).fill('bob stone')
  await click('Bob Stone', 'option')
  await click('Preview')
  await click(/^Change \d+ guests?$/)
  expect(clicks).toBe(5)
  await expect(page.getByRole('progressbar', { name: 'Run progress' })).toBeVisible()
  // On another page, where no list is drawn again with each guest, the run takes less of the test's time.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Changes', exact: true }).click()
  await page.getByRole('button', { name: /^Handing over/ }).click()
  const end = page.getByRole('status').filter({ hasText: /\d+ changed · 0 unchanged · 0 failed/ })
  await expect(end).toBeVisible({ timeout: 90_000 })
  const ours = sandbox.log.writes.slice(byOthers)
  expect(ours.length).toBeGreaterThanOrEqual(300)
  for (const { after } of ours) {
    expect(after).toContain(members.Bob)
    expect(after).not.toContain(members.Cara)
  }
})

test('attention views are mended: suggestions per guest, missing members removed, all members of disabled guests', async ({
  page,
  context,
  signIn,
  sandbox,
}) => {
  test.setTimeout(90_000)
  await speedUpTime(context, 10)
  await signIn(page)
  const guests = new GuestsPage(page, harborAndPine.id)
  const mend = async (name: RegExp, isConfirmed = false) => {
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name }).click()
    await dialog.getByRole('button', { name: 'Preview' }).click()
    const rows = dialog.getByRole('table', { name: 'Preview' }).getByRole('row')
    const firstRow = await rows.nth(1).innerText()
    await dialog.getByRole('button', { name: /^Change \d+ guests$/ }).click()
    if (isConfirmed)
      await page.getByRole('button', { name: 'Remove all members', exact: true }).last().click()
    await expect(dialog.getByRole('status').filter({ hasText: '0 unchanged · 0 failed' })).toBeVisible({
      timeout: 20_000,
    })
    await page.keyboard.press('Escape')
    return firstRow
  }
  await guests.goto('view=no-member')
  const suggestions = page.getByRole('button', { name: /^Use suggestions/ })
  const offer = /\((\d+) of (\d+) guests\)/.exec(await suggestions.innerText())
  const [suggested, all] = [Number(offer?.[1]), Number(offer?.[2])]
  expect(await mend(/^Use suggestions/)).toMatch(/Has \d+ of \d+ guests at/)
  expect(sandbox.log.writes).toHaveLength(suggested)
  await expect(guests.view('No associated member')).toHaveText(new RegExp(`${all - suggested}`))
  await guests.view('Member not found').click()
  await mend(/^Replace or remove missing members of these \d+ guests$/)
  await expect(guests.view('Member not found')).toHaveText(/\b0\b/)
  await guests.search.fill('ana')
  await guests.view('Disabled guest still associated').click()
  await mend(/^Remove all members from these? /, true)
  await expect(guests.view('Disabled guest still associated')).toHaveText(/\b0\b/)
  // Nothing is offered where no run helps.
  await guests.view('Never seen').click()
  await expect(page.getByRole('button', { name: /these? \d* ?guests?$/ })).toBeHidden()
})
