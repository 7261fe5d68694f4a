import type { Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { layoutFaults } from './layoutFaults.ts'
import { SignInPage } from './signInPage.ts'

/** Windows and the font size chosen in the browser, px. A page that is open takes another width, but not another font. */
const walks = [
  { where: 'at 320 and 390 px', widths: [320, 390], fontSize: 16 },
  { where: 'at 1280 px with a font of 24 px', widths: [1280], fontSize: 24 },
  { where: 'at 1280 px with a font of 32 px', widths: [1280], fontSize: 32 },
]

for (const { where, widths, fontSize } of walks) {
  test(`${where} every text fits and the main job works`, async ({ page }) => {
    const browser = await page.context().newCDPSession(page)
    await browser.send('Page.setFontSizes', { fontSizes: { standard: fontSize, fixed: fontSize } })
    const check = async (state: string) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 1000 ? 640 : 800 })
        expect.soft(await layoutFaults(page), `${state}, ${width} px`).toEqual([])
      }
    }
    const signIn = new SignInPage(page)
    await signIn.goto()
    await expect(signIn.exploreButton).toBeVisible()
    await check('sign-in')
    await signIn.connect('wrong')
    await expect(signIn.token).toHaveAccessibleDescription(/does not accept/)
    await check('refused')
    await signIn.connect(sandboxTokens.admin)
    await expect(signIn.chooseHeading).toBeVisible()
    await check('choose')
    await signIn.organization(edgeCases.name).click()
    const guests = new GuestsPage(page, edgeCases.id)
    await expect(guests.status('42 guests')).toBeVisible()
    await check('guests')

    await page.getByRole('button', { name: 'Columns' }).click()
    await check('columns')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'Company' }).click()
    await expect(page.getByRole('listbox', { name: 'Company' })).toBeVisible()
    await check('filter')
    await page.keyboard.press('Escape')
    await guests.search.fill('featherstonehaugh')
    await expect(guests.table.getByRole('link')).toHaveCount(1)
    await check('a long name')
    await guests.table.getByRole('link').click()
    await expect(page.getByRole('dialog', { name: /Wolfeschlegelstein/ })).toBeVisible()
    await check('a long name in the drawer')
    await page.keyboard.press('Escape')

    await guests.search.fill('eun')
    await guests.checkbox('Eun-ji Kim').check()
    await expect(guests.status('1 selected')).toBeVisible()
    const drawer = await guests.open('Eun-ji Kim')
    await check('drawer')
    await drawer.remove('Cara Diaz')
    await drawer.picker.fill('bob')
    await page.getByRole('option', { name: 'Bob Stone' }).click()
    await expect(drawer.dialog.getByText('+1 −1 · 5 → 5 members')).toBeVisible()
    await check('draft')
    await drawer.save()
    await expect(drawer.notice(/Bob Stone/)).toBeVisible()
    await check('saved')
    await page.keyboard.press('Escape')
    await expect(drawer.dialog).toBeHidden()

    await page.getByRole('link', { name: 'Changes' }).click()
    await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
    await check('changes')
    await page.getByRole('link', { name: 'Guests', exact: true }).click()
    await page.getByRole('button', { name: 'New guest' }).click()
    await expect(page.getByRole('dialog', { name: 'New guest' })).toBeVisible()
    await check('new guest')
    await page.keyboard.press('Escape')

    await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
    await page.getByRole('button', { name: 'Set exactly' }).click()
    await page.getByRole('combobox', { name: 'Members to set' }).fill('bob stone')
    await page.getByRole('option', { name: 'Bob Stone' }).click()
    await page.getByRole('button', { name: 'Preview' }).click()
    const preview = page.getByRole('table', { name: 'Preview' })
    await expect(preview).toBeVisible()
    await preview.hover()
    await page.mouse.wheel(0, 100_000)
    await expect(preview.locator('[aria-rowindex="43"]')).toBeInViewport()
    await expect(page.getByRole('button', { name: /^Change \d+ guests$/ })).toBeInViewport()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear selection' }).click()

    await page.getByRole('button', { name: 'Account' }).click()
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
    await check('account')
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await check('not found')
  })
}

test('at 320 px with a font of 32 px the bar of the selection leaves half of the window, and its actions are in reach', async ({
  guests,
  page,
}) => {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 32 } })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('checkbox', { name: 'Select all guests that match' }).check()
  await guests.search.fill('a')
  const status = guests.status('42 selected, 2 not shown')
  await expect(status).toBeVisible()
  const toolbar = page.getByRole('toolbar', { name: 'Bulk actions' })
  const clear = page.getByRole('button', { name: 'Clear selection' })
  const [first, cross, last] = [
    await status.boundingBox(),
    await clear.boundingBox(),
    await toolbar.boundingBox(),
  ]
  expect(cross && last && cross.y + cross.height <= last.y, 'the cross is above the actions').toBe(true)
  expect(first && cross && first.x + first.width <= cross.x, 'and beside the status').toBe(true)
  expect(first && last && last.y + last.height - first.y).toBeLessThan(320)
  const scrollsSideways = await toolbar.evaluate((element) => element.scrollWidth > element.clientWidth)
  expect(scrollsSideways).toBe(false)
  await toolbar.getByRole('button', { name: 'Copy emails' }).click()
  await expect(page.getByRole('status').filter({ hasText: /cop(ied|y)/ })).toBeVisible()
})

/** Presses Tab until an element with this name has the focus. Every focused element on the way must be visible. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(':focus')
  const aim = page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name }))
    .or(page.getByLabel(name))
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const element = document.activeElement
      // After the last element the browser takes the focus.
      if (element === null || element === document.body) return ''
      const { left, top, width, height } = element.getBoundingClientRect()
      const over = document.elementFromPoint(left + width / 2, top + height / 2)
      const seen =
        over !== null && (element.contains(over) || over.contains(element) || over.closest('label') !== null)
      return seen ? '' : `${element.outerHTML.slice(0, 200)} is under ${over?.outerHTML.slice(0, 200)}`
    })
    expect.soft(hidden, `on the way to ${name}`).toBe('')
    if ((await aim.and(focused).count()) > 0) return
  }
  throw new Error(`Tab does not lead to ${name}.`)
}

test.describe('at 320 px with the keyboard alone', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test.slow()

  test('a user signs in, searches, filters, selects, changes and signs out', async ({ page }) => {
    const guests = new GuestsPage(page, edgeCases.id)
    await page.goto('/sign-in')
    await expect(new SignInPage(page).token).toBeFocused()
    await page.keyboard.type(sandboxTokens.admin)
    await page.keyboard.press('Enter')
    await expect(new SignInPage(page).chooseHeading).toBeVisible()
    await tabTo(page, edgeCases.name)
    await page.keyboard.press('Enter')
    await expect(guests.status('42 guests')).toBeVisible()

    await tabTo(page, 'Search guests')
    await page.keyboard.type('studio')
    await tabTo(page, 'Status')
    await tabTo(page, 'Member')
    await page.keyboard.type('priya')
    await page.keyboard.press('Enter')
    await expect(guests.table.getByRole('link')).toHaveText(['Eun-ji Kim'])
    await tabTo(page, 'Clear filters')
    await page.keyboard.press('Enter')
    await expect(guests.status('42 guests')).toBeVisible()
    await page.keyboard.press('/')
    await tabTo(page, 'Columns')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await tabTo(page, /^Only one member/)
    await page.keyboard.press('Space')
    await expect(guests.view('Only one member')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Space')
    await page.keyboard.press('/')
    await page.keyboard.type('amara')
    await page.keyboard.press('ArrowDown')
    await expect(guests.link('Amara Okafor')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(guests.status('1 selected')).toBeVisible()
    await page.keyboard.press('Enter')

    const dialog = page.getByRole('dialog', { name: 'Amara Okafor' })
    await expect(dialog.getByRole('combobox', { name: 'Associated members' })).toBeEnabled()
    await tabTo(page, 'Remove Ana Ferreira')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Keep Ana Ferreira' })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Ana Ferreira' })).toBeVisible()
    await tabTo(page, 'Undo')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Remove Ana Ferreira' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(guests.link('Amara Okafor')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+Tab')
    await tabTo(page, 'Clear selection')
    await page.keyboard.press('Enter')
    await expect(guests.status('1 selected')).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
    await tabTo(page, 'Account')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(new SignInPage(page).heading).toBeVisible()
  })
})
