import type { Locator, Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { axeViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { layoutFaults, setTextSpacing } from './layoutFaults.ts'
import { SignInPage } from './signInPage.ts'

/** Checks the page with axe, and that every text fits with the spacing of WCAG 1.4.12. */
async function check(page: Page, state: string): Promise<void> {
  expect.soft(await axeViolations(page), state).toEqual([])
  await setTextSpacing(page, true)
  expect.soft(await layoutFaults(page), `${state}, with text spacing`).toEqual([])
  await setTextSpacing(page, false)
}

function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)
}

const guestsPath = `/organizations/${edgeCases.id}/guests`

test.describe('axe finds no violation in light and dark, and spaced text fits:', () => {
  test.setTimeout(90_000)
  // Without transitions: a colour between two schemes belongs to neither.
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } })

  test('sign-in', async ({ page, sandbox }) => {
    const signIn = new SignInPage(page)
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await check(page, 'page not found')
    await signIn.goto()
    await expect(signIn.exploreButton).toBeVisible()
    await check(page, 'sign-in')
    await signIn.connect('wrong')
    await expect(signIn.token).toHaveAccessibleDescription(/does not accept/)
    await check(page, 'sign-in refused')
    await signIn.connect(sandboxTokens.admin)
    await expect(signIn.chooseHeading).toBeVisible()
    await check(page, 'choose')
    sandbox.script({ on: { path: '/me/organizations' }, act: [{ do: 'answer', status: 403 }] })
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Organization ID' })).toBeVisible()
    await check(page, 'organization by ID')
  })

  test('list: loading, full, filtered, without a match', async ({ page, signIn, sandbox }) => {
    const slow = sandbox.script({ on: { path: guestsPath }, act: [{ do: 'hold' }] })
    const members = sandbox.script({
      on: { path: `/organizations/${edgeCases.id}/users` },
      act: [{ do: 'answer', status: 403 }],
    })
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    await guests.goto()
    await slow.reached()
    await members.reached()
    await expect(guests.refresh).toBeDisabled()
    await check(page, 'loading')
    slow.release()
    await expect(guests.alert).toContainText('Members could not be read')
    await check(page, 'members failed')
    await guests.alert.getByRole('button', { name: 'Retry' }).click()
    await expect(guests.view('Member disabled')).toBeEnabled()
    await guests.view('Only one member').click()
    await guests.checkbox('Bjørn Lindqvist').check()
    await check(page, 'full')
    await page.getByRole('button', { name: 'Columns' }).click()
    await check(page, 'columns')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'Company' }).click()
    await expect(page.getByRole('listbox', { name: 'Company' })).toBeVisible()
    await check(page, 'filter')
    await page.keyboard.press('Escape')
    await guests.search.fill('no match for this')
    await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible()
    await check(page, 'no match')
    await page.getByRole('button', { name: 'Account' }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await check(page, 'account')
  })

  test('list: failed, empty, without members', async ({ page, signIn, sandbox }) => {
    await signIn(page)
    const guests = new GuestsPage(page, edgeCases.id)
    sandbox.script({ on: { path: guestsPath }, act: [{ do: 'answer', status: 403 }] })
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'Could not load' })).toBeVisible()
    await check(page, 'could not load')
    sandbox.script({ on: { path: guestsPath }, act: [{ do: 'answer', status: 200, body: { data: [] } }] })
    await guests.goto()
    await expect(page.getByRole('heading', { name: 'No guests yet' })).toBeVisible()
    await check(page, 'empty')
    sandbox.setOptions({ shape: 'legacy-silent' })
    await guests.goto()
    await expect(guests.row('Amara Okafor')).toContainText('Open to see')
    await check(page, 'open to see')
  })

  test('drawer: read, picker, draft, confirmation, saved', async ({ guests, page }) => {
    const drawer = await guests.open('Eun-ji Kim')
    await check(page, 'drawer')
    await drawer.picker.click()
    await expect(page.getByRole('option', { name: 'Bob Stone' })).toBeVisible()
    await check(page, 'picker')
    await page.getByRole('option', { name: 'Bob Stone' }).click()
    await drawer.remove('Cara Diaz')
    await check(page, 'draft')
    await page.goBack()
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeVisible()
    await check(page, 'leaving')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await drawer.save()
    await expect(drawer.notice(/Bob Stone/)).toBeVisible()
    await check(page, 'saved')
    await page.goto(`/orgs/${edgeCases.id}/guests/missing%40nowhere.example`)
    await expect(page.getByText('Guest not found')).toBeVisible()
    await check(page, 'guest not found')
  })

  test('dialogs and Changes', async ({ guests, page, sandbox }) => {
    const drawer = await guests.open('Amara Okafor')
    await drawer.remove('Ken Ito')
    await drawer.save()
    await expect(drawer.notice(/Ken Ito/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(drawer.dialog).toBeHidden()
    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Amara Okafor' })).toBeVisible()
    await check(page, 'changes')
    await page.getByRole('link', { name: 'Guests', exact: true }).click()
    await page.getByRole('button', { name: 'New guest' }).click()
    await expect(page.getByRole('dialog', { name: 'New guest' })).toBeVisible()
    await check(page, 'new guest')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await check(page, 'keys')
    await page.keyboard.press('Escape')
    sandbox.killToken(sandboxTokens.admin)
    await guests.refresh.click()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    await check(page, 'sign in again')
  })
})

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } })

  test('page, view, row, option, change and disabled button differ by more than colour', async ({
    guests,
    page,
  }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Guests', exact: true })).toHaveCSS(
      'text-decoration-line',
      'underline',
    )
    await expect(page.getByRole('link', { name: 'Members', exact: true })).toHaveCSS(
      'text-decoration-line',
      'none',
    )
    await guests.view('Member disabled').click()
    await expect(guests.view('Member disabled')).toHaveAttribute('aria-pressed', 'true')
    expect(await styleOf(guests.view('Member disabled'), 'background-color')).not.toBe(
      await styleOf(guests.view('Never seen'), 'background-color'),
    )

    const drawer = await guests.open('Eun-ji Kim')
    await expect(guests.row('Eun-ji Kim')).toHaveCSS('outline-style', 'solid')
    await expect(guests.row('Dmitri Petrov')).toHaveCSS('outline-style', 'none')
    expect(await styleOf(drawer.saveButton, 'color')).not.toBe(await styleOf(drawer.button('Close'), 'color'))
    await drawer.picker.press('ArrowDown')
    const options = drawer.dialog.getByRole('option')
    await expect(options.and(page.locator('[data-active]'))).toHaveCSS('outline-style', 'solid')
    await expect(options.and(page.locator('[aria-selected=true]')).first().locator('svg')).toBeVisible()
    await drawer.picker.press('Escape')
    await drawer.remove('Cara Diaz')
    await expect(drawer.line('Cara Diaz')).toContainText('will be removed')
  })
})

test('on a German keyboard / is Shift+7 and ? is Shift+ß', async ({ guests, page }) => {
  await expect(guests.status('42 guests')).toBeVisible()
  const browser = await page.context().newCDPSession(page)
  const shift = 8
  const press = (key: string, code: string) =>
    browser.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key, modifiers: shift })
  await press('/', 'Digit7')
  await expect(guests.search).toBeFocused()
  await expect(guests.search).toHaveValue('')
  await guests.link('Amara Okafor').focus()
  await press('?', 'Minus')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
})
