import { lantern } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'
import { GuestsPage } from './guestsPage.ts'
import { amara, eunji, memberIdsOf, members } from './sampleGuests.ts'

test('the best match is picked by Enter, the field is empty again, and the list covers nothing', async ({
  guests,
  page,
  sandbox,
}) => {
  const drawer = await guests.open(amara.name)
  const options = drawer.dialog.getByRole('option')
  await drawer.picker.fill('an')
  // The domain of everyone has no "an" that counts, and the start of a name goes first.
  await expect(options.first()).toHaveAccessibleName('Ana Ferreira')
  await drawer.picker.fill('edgecases')
  await expect(options).toHaveCount(0)
  await drawer.picker.fill('bob')
  await page.keyboard.press('Enter')
  await expect(drawer.picker).toHaveValue('')
  await expect(drawer.picker).toBeFocused()
  await expect(options).toHaveCount(0)
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
  // Enter in the empty field neither picks nor saves; the save closes the list.
  await page.keyboard.press('Enter')
  await page.keyboard.type('cara')
  await expect(options.first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(options).toHaveCount(0)
  await expect(drawer.notice('Bob Stone added to Amara Okafor')).toBeVisible()
  expect(memberIdsOf(sandbox, amara.email)).not.toContain(members.Cara)
})

test('a disabled member is last and added after a confirmation in place', async ({ guests, page }) => {
  const drawer = await guests.open(amara.name)
  await drawer.picker.fill('bo')
  await expect(drawer.dialog.getByRole('option').last()).toHaveAccessibleName('Bo Lindqvist')
  await drawer.picker.fill('lindqvist')
  await page.keyboard.press('Enter')
  const question = drawer.dialog.getByRole('group', { name: 'Add these members?' })
  await expect(question).toContainText("Bo Lindqvist is disabled and can't sign in.")
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(drawer.picker).toBeFocused()
  await expect(drawer.line('Bo Lindqvist')).toHaveCount(0)
  await drawer.picker.fill('lindqvist')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(drawer.line('Bo Lindqvist')).toContainText('will be added')
  await expect(drawer.picker).toBeFocused()
})

test('Assign to me adds the user; a member is suggested by company, with the reason', async ({
  page,
  signIn,
  sandbox,
}) => {
  await signIn(page)
  const guests = new GuestsPage(page, lantern.id)
  await guests.goto('q=ngozi')
  await expect(guests.status('1 of 42 guests')).toBeVisible()
  const drawer = await guests.open('Ngozi Eze')
  await expect(drawer.dialog).toContainText('Priya Shah looks after 2 of 3 guests at Bluewater')
  await drawer.button('Add Priya Shah').press('Enter')
  await expect(drawer.dialog).not.toContainText('Priya Shah looks after')
  await expect(drawer.picker).toBeFocused()
  await drawer.button('Assign to me').press('Enter')
  await expect(drawer.button('Assign to me')).toHaveCount(0)
  await expect(drawer.picker).toBeFocused()
  // The option that the keyboard is at is in sight, though the drawer has little room.
  await page.setViewportSize({ width: 1280, height: 680 })
  for (let presses = 0; presses < 6; presses++) await page.keyboard.press('ArrowDown')
  const activeId = await drawer.picker.getAttribute('aria-activedescendant')
  await expect(page.locator(`[role=option][id="${activeId}"]`)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  // The keys save also when nothing has the focus.
  await drawer.picker.blur()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(drawer.notice('Ana Ferreira and Priya Shah added to Ngozi Eze')).toBeVisible()
  expect(memberIdsOf(sandbox, 'ngozi@bluewater.example', lantern.id)).toEqual([members.Ana, members.Priya])
})

test('several pasted members are ticked together, and the ones not found are named', async ({
  guests,
  page,
}) => {
  const drawer = await guests.open(amara.name)
  await drawer.picker.focus()
  await paste(
    page,
    'Stone, Bob\nCara Diaz <CARA.DIAZ@edgecases.example>\nbo.lindqvist@edgecases.example\nKim Nowhere',
  )
  const question = drawer.dialog.getByRole('group', { name: 'Add these members?' })
  await expect(question).toContainText('3 members found.')
  await expect(question).toContainText('Bo Lindqvist is disabled')
  await expect(question).toContainText('Kim Nowhere is not among the members.')
  await question.getByRole('button', { name: 'Add 3 members' }).click()
  for (const name of ['Bob Stone', 'Cara Diaz', 'Bo Lindqvist']) {
    await expect(drawer.line(name)).toContainText('will be added')
  }
})

test('while an input method composes, no key acts', async ({ guests, page }) => {
  const client = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await guests.search.focus()
  await compose('amara')
  for (const key of ['Escape', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(guests.search).toBeFocused()
  await expect(guests.search).toHaveValue('amara')
  await client.send('Input.insertText', { text: 'amara' })

  const drawer = await guests.open(amara.name)
  await drawer.picker.focus()
  await compose('bob')
  await expect(drawer.dialog.getByRole('option', { name: 'Bob Stone' })).toBeVisible()
  for (const key of ['Enter', 'Escape', 'ArrowDown']) await page.keyboard.press(key)
  await expect(drawer.picker).toHaveValue('bob')
  await expect(drawer.line('Bob Stone')).toHaveCount(0)
  await expect(drawer.dialog).toBeVisible()
  await client.send('Input.insertText', { text: 'bob' })
  await page.keyboard.press('Enter')
  await expect(drawer.line('Bob Stone')).toContainText('will be added')
})

test('the save bar keeps its height and its buttons their places', async ({ guests, page, sandbox }) => {
  const drawer = await guests.open(amara.name)
  const placeOf = () => Promise.all([drawer.saveButton.boundingBox(), drawer.discardButton.boundingBox()])
  const place = await placeOf()
  const write = sandbox.script({ on: { method: 'PUT', email: amara.email }, act: [{ do: 'hold' }] })
  await drawer.add('Bob Stone')
  await drawer.remove('Ken Ito')
  expect(await placeOf()).toEqual(place)
  await drawer.save()
  await write.reached()
  await expect(drawer.saveButton).toHaveAttribute('aria-busy', 'true')
  expect(await placeOf()).toEqual(place)
  write.release()
  await expect(drawer.notice('Bob Stone added to Amara Okafor, Ken Ito removed')).toBeVisible()
  expect(await placeOf()).toEqual(place)
  await page.keyboard.press('Escape')
  // The next guest is read slowly.
  const read = sandbox.script({ on: { method: 'GET', email: eunji.email }, act: [{ do: 'hold' }] })
  await guests.link(eunji.name).click()
  await read.reached()
  await expect(page.getByText('Checking for changes…')).toBeVisible()
  // It slides in.
  await expect
    .poll(() =>
      page
        .getByRole('dialog', { name: eunji.name })
        .getByRole('button', { name: 'Save changes' })
        .boundingBox(),
    )
    .toEqual(place[0])
  read.release()
})
