import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestDrawer } from './guestDrawer.ts'
import type { GuestsPage } from './guestsPage.ts'
import { watchRequests, members, putRequest } from './sampleGuests.ts'

async function newGuest({ page }: GuestsPage) {
  await page.getByRole('button', { name: 'New guest' }).click()
  const dialog = page.getByRole('dialog', { name: 'New guest' })
  return {
    dialog,
    field: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    invite: () => dialog.getByRole('button', { name: 'Invite guest' }).click(),
  }
}

test('a new guest is invited with members, at first the user, and opened', async ({
  guests,
  page,
  sandbox,
}) => {
  // A browser's own email field would turn this domain into another one.
  const email = 'Nadia+new@maßanfertigung.example'
  const form = await newGuest(guests)
  await expect(form.field('Email')).toBeFocused()
  await expect(form.dialog).toContainText('Tallyfy emails an invitation to this address.')
  await form.field('Email').fill(email)
  await expect(form.field('Email')).toHaveValue(email)
  await form.field('First name').fill('Nadia')
  await form.field('Last name').fill('Fresh')
  await form.field('Company').fill('Fresh Start')
  const chosen = form.dialog.getByRole('list', { name: 'Associated members' })
  await expect(chosen).toContainText('Ana Ferreira')
  await form.dialog.getByRole('combobox', { name: 'Associated members' }).fill('bob')
  await page.keyboard.press('Enter')
  await expect(chosen).toContainText('Bob Stone')
  const traffic = watchRequests(sandbox, email)
  await form.invite()
  const drawer = new GuestDrawer(page, 'Nadia Fresh')
  await expect(drawer.notice('Ana Ferreira and Bob Stone added to Nadia Fresh')).toBeVisible()
  await drawer.ready()
  expect(traffic().slice(0, 2)).toEqual(['GET', putRequest([members.Ana, members.Bob])])
  expect(sandbox.guest(edgeCases.id, email)).toMatchObject({
    email,
    details: { company_name: 'Fresh Start' },
  })
  await expect(drawer.saveButton).toBeDisabled()
  await drawer.button('Close').click()
  await guests.search.fill('nadia')
  await expect(guests.row('Nadia Fresh')).toBeVisible()
})

test('when only the members are not saved, the guest opens with them in the draft', async ({
  guests,
  page,
  sandbox,
}) => {
  const email = 'nadia@second-step.example'
  sandbox.script({ on: { method: 'PUT', email }, act: [{ do: 'answer', status: 422 }] })
  const form = await newGuest(guests)
  await form.field('Email').fill('mailto:nadia@second-step.example')
  await form.invite()
  await expect(form.field('Email')).toHaveAccessibleDescription("This isn't an email.")
  await form.field('Email').fill(email)
  await form.invite()
  const drawer = new GuestDrawer(page, email)
  await expect(drawer.notice("was invited, but the members weren't saved.")).toBeVisible()
  await drawer.ready()
  await expect(drawer.line('Ana Ferreira')).toContainText('will be added')
  await drawer.save()
  await expect(drawer.notice(`Ana Ferreira added to ${email}`)).toBeVisible()
})

test('a refused new guest shows the reason at the field and keeps the input', async ({ guests, sandbox }) => {
  const form = await newGuest(guests)
  await form.invite()
  await expect(form.field('Email')).toHaveAccessibleDescription('A guest needs an email.')
  await form.field('Email').fill('amara@bluewater.io')
  await form.field('First name').fill('Amara')
  await form.invite()
  await expect(form.field('Email')).toHaveAccessibleDescription('The email has already been taken.')
  await expect(form.field('Email')).toBeFocused()
  await expect(form.field('First name')).toHaveValue('Amara')

  await form.field('Email').fill('ana.ferreira@edgecases.example')
  await form.invite()
  await expect(form.field('Email')).toHaveAccessibleDescription(
    'This email belongs to a member of your organization.',
  )
  await form.field('Email').fill('amara@second-try.com')
  await form.dialog.getByRole('button', { name: 'More fields' }).click()
  await form.field('Time zone').fill('Moon/Tranquility')
  await form.invite()
  await expect(form.field('Time zone')).toHaveAccessibleDescription('The timezone must be a valid zone.')
  expect(sandbox.log.writes).toEqual([])
})

test('the 31st invitation of an hour is explained and keeps the form', async ({
  guests,
  request,
  sandboxServer,
}) => {
  const headers = { authorization: `Bearer ${sandboxTokens.admin}`, 'x-tallyfy-client': 'APIClient' }
  for (let guest = 1; guest <= 30; guest++) {
    const data = { email: `guest${guest}@full-hour.com` }
    await request.post(`${sandboxServer.url}/api/organizations/${edgeCases.id}/guests`, { headers, data })
  }
  const form = await newGuest(guests)
  await form.field('Email').fill('one.more@full-hour.com')
  await form.invite()
  await expect(form.dialog.getByRole('alert')).toContainText('Tallyfy limits invitations to 30 an hour.')
  await expect(form.field('Email')).toHaveValue('one.more@full-hour.com')
  await form.dialog.getByRole('button', { name: 'Cancel' }).click()
  // The limit was for invitations, not for requests: everything else works at once.
  await guests.open('Amara Okafor')
})

test('a guest is deleted after a confirmation', async ({ guests, page, sandbox }) => {
  const email = 'ines@garcia-arquitectos.es'
  const drawer = await guests.open('Ines García')
  const traffic = watchRequests(sandbox, email)
  await drawer.button('More actions').click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  const confirmation = drawer.confirmation('Delete Ines García?')
  await expect(confirmation).toContainText(email)
  await confirmation.getByRole('button', { name: 'Keep guest' }).click()
  await expect(confirmation).toBeHidden()
  expect(traffic()).toEqual([])

  await drawer.button('More actions').click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  await confirmation.getByRole('button', { name: 'Delete Ines García' }).click()
  await expect(drawer.notice('Ines García was deleted')).toBeVisible()
  await expect(drawer.dialog).toBeHidden()
  await expect(guests.link('Ines García')).toHaveCount(0)
  expect(traffic()).toEqual(['DELETE'])
  const gone = await guests.openByLink(email)
  await expect(gone.dialog).toContainText('Guest not found')
})

test('a user without permission to delete sees the reason and the guest stays', async ({
  guests,
  page,
  sandbox,
}) => {
  sandbox.script({ on: { method: 'DELETE' }, act: [{ do: 'answer', status: 403 }] })
  const drawer = await guests.open('Ines García')
  await drawer.button('More actions').click()
  await page.getByRole('menuitem', { name: 'Delete guest' }).click()
  await page.getByRole('button', { name: 'Delete Ines García' }).click()
  await expect(drawer.alert.filter({ hasText: 'You are not allowed to do this.' })).toBeVisible()
  await drawer.button('Close').click()
  await expect(guests.link('Ines García')).toBeVisible()
})
