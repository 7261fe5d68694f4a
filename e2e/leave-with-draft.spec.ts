import type { Page } from '@playwright/test'
import { draftChange, expectDraftKept, saved, scriptNextWrite } from './memberDraft.ts'
import { expect, test } from './fixtures.ts'
import type { GuestDrawer } from './guestDrawer.ts'
import { amara, eunji, watchRequests } from './sampleGuests.ts'

const { email } = eunji

test.describe('leaving with a draft asks for confirmation', () => {
  type Way = { what: string; leave: (page: Page, drawer: GuestDrawer) => Promise<unknown> }
  const ways: Way[] = [
    { what: 'Esc', leave: (page) => page.keyboard.press('Escape') },
    { what: 'Back', leave: (page) => page.goBack() },
    { what: 'Close', leave: (_page, drawer) => drawer.button('Close').click() },
    { what: 'Next guest', leave: (_page, drawer) => drawer.button('Next guest').click() },
    { what: 'Previous guest', leave: (_page, drawer) => drawer.button('Previous guest').click() },
  ]
  test('by Esc, Back, Close, Next guest and Previous guest: keep editing or discard', async ({
    guests,
    page,
    sandbox,
  }) => {
    for (const { what, leave } of ways) {
      await test.step(what, async () => {
        const drawer = await draftChange(guests)
        const traffic = watchRequests(sandbox, email)
        const confirmation = drawer.confirmation('Discard your changes?')
        await leave(page, drawer)
        await confirmation.getByRole('button', { name: 'Keep editing' }).click()
        await expect(confirmation).toBeHidden()
        await expectDraftKept(drawer)
        await expect(page).toHaveURL(new RegExp(`/guests/${encodeURIComponent(email)}$`))

        await leave(page, drawer)
        await confirmation.getByRole('button', { name: 'Discard' }).click()
        await expect(page).not.toHaveURL(new RegExp(encodeURIComponent(email)))
        await expect(page.getByRole('dialog', { name: eunji.name })).toBeHidden()
        expect(traffic()).toEqual([])
      })
    }
  })

  test('Esc in the confirmation keeps the drawer and the draft', async ({ guests, page }) => {
    const drawer = await draftChange(guests)
    await page.keyboard.press('Escape')
    const confirmation = drawer.confirmation('Discard your changes?')
    await expect(confirmation).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(confirmation).toBeHidden()
    await expectDraftKept(drawer)
  })

  test('Back twice at once: the draft stays with its URL, and Discard leads to the list', async ({
    guests,
    page,
  }) => {
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await navigation.getByRole('link', { name: 'Changes' }).click()
    await navigation.getByRole('link', { name: 'Guests' }).click()
    const drawer = await draftChange(guests)
    const confirmation = drawer.confirmation('Discard your changes?')
    await page.evaluate(() => history.back())
    await page.evaluate(() => history.back())
    await confirmation.getByRole('button', { name: 'Keep editing' }).click()
    await expect(confirmation).toBeHidden()
    await expectDraftKept(drawer)
    await expect(page).toHaveURL(new RegExp(`/guests/${encodeURIComponent(email)}$`))
    await page.goBack()
    await confirmation.getByRole('button', { name: 'Discard' }).click()
    await expect(page).toHaveURL(/guests$/)
    await expect(drawer.dialog).toBeHidden()
  })

  test('a reload warns only with a draft', async ({ guests, page }) => {
    const drawer = await draftChange(guests)
    const warnings: string[] = []
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type())
      void dialog.dismiss()
    })
    await page.reload({ timeout: 2_000 }).catch(() => undefined)
    expect(warnings).toEqual(['beforeunload'])
    await expectDraftKept(drawer)
    await drawer.discardButton.click()
    await page.reload()
    await drawer.ready()
    expect(warnings).toHaveLength(1)
  })
})

test('Leave while saving? closes when the save has ended: it leaves if that went well', async ({
  guests,
  page,
  sandbox,
}) => {
  const drawer = await draftChange(guests)
  const confirmation = drawer.confirmation('Leave while saving?')
  const refused = scriptNextWrite(sandbox, { do: 'hold' }, { do: 'answer', status: 422 })
  await drawer.save()
  await refused.reached()
  await page.goBack()
  await expect(confirmation).toBeVisible()
  refused.release()
  await expect(confirmation).toBeHidden()
  await expect(drawer.alert).not.toBeEmpty()
  await expectDraftKept(drawer)

  const write = scriptNextWrite(sandbox, { do: 'hold' })
  await drawer.save()
  await write.reached()
  await page.goBack()
  await expect(confirmation).toBeVisible()
  write.release()
  await expect(drawer.notice(saved)).toBeVisible()
  await expect(confirmation).toBeHidden()
  await expect(drawer.dialog).toBeHidden()
  await expect(page).toHaveURL(/guests$/)
})

test('Previous and Next follow the filtered and sorted list', async ({ guests, page }) => {
  await guests.goto('q=lindqvist&sort=name&dir=desc')
  const first = await guests.open(eunji.name)
  await expect(first.button('Next guest')).toBeEnabled()
  await first.button('Next guest').click()
  await expect(page.getByRole('dialog', { name: 'Dmitri Petrov' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(guests.search).toHaveValue('lindqvist')
  await expect(guests.link(amara.name)).toHaveCount(0)
})
