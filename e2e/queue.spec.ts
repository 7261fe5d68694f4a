import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import { amara, memberIdsOf, members } from './sampleGuests.ts'

/** What the head of the drawer says about the queue. */
const position = (drawer: GuestDrawer, text: string) => drawer.dialog.getByText(text, { exact: true })

test('twenty guests of a view are mended with two keys each beyond typing the name', async ({
  guests,
  page,
  sandbox,
}) => {
  test.setTimeout(120_000)
  await guests.goto('view=one-member')
  await expect(guests.link(amara.name)).toHaveCount(0)
  const count = Number(await guests.table.getAttribute('aria-rowcount')) - 1
  expect(count).toBeGreaterThan(20)
  await guests.table.getByRole('link').first().click()
  const drawer = new GuestDrawer(page)
  await drawer.ready()
  await drawer.picker.focus()
  const emails: string[] = []
  for (let done = 0; done < 20; done++) {
    await expect(
      position(drawer, `${done + 1} of ${count}${done === 0 ? '' : ` · ${done} done`}`),
    ).toBeVisible()
    await expect(drawer.picker).toBeFocused()
    emails.push(decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? ''))
    await page.keyboard.type('noor')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Shift+Enter')
  }
  await expect(position(drawer, `21 of ${count} · 20 done`)).toBeVisible()
  for (const email of emails) expect(memberIdsOf(sandbox, email)).toContain(members.Noor)
  await expect(guests.view('Only one member')).toContainText(`${count - 20}`)
  // They stay in the list, marked.
  expect((await guests.emails()).filter((email) => emails.includes(email)).length).toBeGreaterThan(10)
})

test('a queue keeps its order while guests are saved, skipped and undone, and ends with a summary', async ({
  guests,
  page,
  sandbox,
}) => {
  await guests.goto('view=no-member')
  await expect(guests.link(amara.name)).toHaveCount(0)
  const names = await guests.table.getByRole('link').allTextContents()
  const count = names.length
  const [first = '', second = ''] = names
  const drawer = await guests.open(first)
  const open = new GuestDrawer(page)
  await expect(drawer.button('Previous guest')).toBeDisabled()

  await page.keyboard.press('j')
  await expect(open.dialog).toHaveAccessibleName(second)
  await expect(open.dialog.getByRole('heading', { name: second })).toBeFocused()
  await page.keyboard.press('k')
  await expect(open.dialog).toHaveAccessibleName(first)
  await drawer.ready()
  await drawer.picker.focus()
  await page.keyboard.type('jk')
  await expect(drawer.picker).toHaveValue('jk')
  await drawer.picker.fill('')

  // A save that fails stays with its draft.
  sandbox.script({ on: { method: 'PUT' }, act: [{ do: 'answer', status: 422 }] })
  await drawer.add('Bob Stone')
  await drawer.button('Save and next').click()
  await expect(drawer.alert).toContainText('Tallyfy')
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  await drawer.button('Save and next').click()
  await expect(open.dialog).toHaveAccessibleName(second)
  await expect(position(open, `2 of ${count} · 1 done`)).toBeVisible()
  await expect(guests.row(first)).toContainText('done')
  await expect(guests.table.getByRole('link')).toHaveText(names)

  await open.undo()
  await expect(guests.row(first)).not.toContainText('done')
  await expect(position(open, `2 of ${count}`)).toBeVisible()
  await expect(guests.table.getByRole('link')).toHaveText(names)

  for (const place of names.keys()) {
    if (place === 0) continue
    await open.ready()
    await open.add('Bob Stone')
    await open.button('Save and next').click()
    if (place < count - 1)
      await expect(position(open, `${place + 2} of ${count} · ${place} done`)).toBeVisible()
  }
  await expect(open.dialog).toContainText(`${count - 1} of ${count} guests are done.`)
  await expect(open.button('Back to list')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(guests.table.getByRole('link')).toHaveText([first])
  await expect(guests.search).toBeFocused()
})
