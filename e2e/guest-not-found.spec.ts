import { expect, test } from './fixtures.ts'

test('a link to a guest that is not here leads on: back, to the search, or to an invitation', async ({
  guests,
  page,
}) => {
  const email = 'june.brown@nowhere.example'
  const drawer = await guests.openByLink(email)
  await expect(drawer.dialog).toHaveAccessibleName(email)
  await expect(drawer.dialog).toContainText('Guest not found')
  await expect(page).toHaveTitle(`${email} · Guests · Guestlist`)
  await drawer.dialog.getByRole('link', { name: 'Back to list' }).click()
  await expect(drawer.dialog).toHaveCount(0)
  await expect(page).toHaveTitle('Guests · Guestlist')

  await page.goBack()
  await drawer.dialog.getByRole('link', { name: 'Search for it' }).click()
  await expect(guests.search).toHaveValue(email)
  await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible()

  await page.goBack()
  await drawer.button('Invite').click()
  const form = page.getByRole('dialog', { name: 'New guest' })
  await expect(form.getByRole('textbox', { name: 'Email' })).toHaveValue(email)
  await form.getByRole('textbox', { name: 'First name' }).fill('June')
  await form.getByRole('button', { name: 'Invite guest' }).click()
  await expect(drawer.dialog).toHaveAccessibleName('June')
  await expect(page).toHaveTitle('June · Guests · Guestlist')
  await drawer.ready()
})

test('the head of the drawer says since when a guest is disabled, and by whom', async ({ guests }) => {
  const drawer = await guests.open('Dmitri Petrov')
  await expect(drawer.dialog).toContainText(/Disabled \d+ \w+ \d{4} by Ana Ferreira/)
})
