import type { Page } from '@playwright/test'
import { enAll } from '#src/lib/messages/enAll.ts'
import { pseudo } from '#src/lib/messages/pseudo.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { expect, test } from './fixtures.ts'
import { layoutFaults } from './layoutFaults.ts'

// Every page and dialog in a made-up language that is accented and 40 % longer: what is still plain English does not
// come from the catalogue, and what does not fit here does not fit in German.

const m = pseudo(enAll)

/** The words of the catalogue. Names and emails of the samples have others. */
const englishWords = wordsOf(enAll)

function wordsOf(group: object): string[] {
  const words = Object.values(group).flatMap((entry: unknown): string[] => {
    if (typeof entry === 'string') return entry.toLowerCase().match(/[a-z]{3,}/gu) ?? []
    return typeof entry === 'object' && entry !== null ? wordsOf(entry) : []
  })
  return [...new Set(words)]
}

/** No plain English, and every text fits. */
async function check(page: Page, where: string): Promise<void> {
  const english = await page.evaluate((words) => {
    const catalogue = new Set(words)
    const named = '[translate=no], bdi, kbd, script, style'
    const names = [...document.querySelectorAll('[translate=no], bdi')]
      .map((name) => name.textContent)
      .filter((name) => name !== '')
      .toSorted((one, other) => other.length - one.length)
    const isEnglish = (text: string) => {
      const rest = names.reduce((left, name) => left.replaceAll(name, ' '), text)
      const found = rest.toLowerCase().match(/(?<![\p{L}\d@.])[a-z]{3,}(?![\p{L}\d@.~])/gu) ?? []
      return found.some((word) => catalogue.has(word))
    }
    const faultsFound: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode
      if (!parentElement?.closest(named) && isEnglish(textContent ?? ''))
        faultsFound.push(`English: ${textContent}`)
    }
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        const text = element.getAttribute(attribute) ?? ''
        if (isEnglish(text)) faultsFound.push(`English: ${attribute}=${text}`)
      }
    }
    return [...new Set(faultsFound)]
  }, englishWords)
  expect.soft([...english, ...(await layoutFaults(page))], where).toEqual([])
}

for (const width of [1280, 390]) {
  test.describe(`at ${width} px in the pseudo-language`, () => {
    test.use({ viewport: { width, height: 800 } })
    test.slow()

    test.beforeEach(async ({ page }) => {
      await page.addInitScript(() => localStorage.setItem('guestlist:pseudo-language', 'on'))
    })

    test('signing in, and an address that leads nowhere', async ({ page }) => {
      await page.goto('/no/such/page')
      await expect(page.getByRole('heading', { name: m.app.notFoundTitle })).toBeVisible()
      await check(page, 'page not found')
      await page.goto('/sign-in')
      await expect(page.getByRole('heading', { name: m.signIn.title })).toBeVisible()
      await check(page, 'sign-in')
      await page.getByRole('button', { name: m.signIn.connect, exact: true }).click()
      await expect(page.getByText(m.signIn.tokenMissing)).toBeVisible()
      await check(page, 'token missing')
      await page.getByLabel(m.signIn.token, { exact: true }).fill(sandboxTokens.admin)
      await page.getByRole('button', { name: m.signIn.connect, exact: true }).click()
      await expect(page.getByRole('heading', { name: m.signIn.chooseOrganization })).toBeVisible()
      await check(page, 'choose an organization')
    })

    test('the list, its menus and dialogs', async ({ page, signIn, sandbox }) => {
      await signIn(page)
      await page.goto(`/orgs/${edgeCases.id}/guests`)
      await expect(page.getByRole('link', { name: 'Amara Okafor' })).toBeVisible()
      await expect(page.getByRole('button', { name: m.app.account })).toBeVisible()
      await check(page, 'list')
      await page.getByRole('button', { name: m.guests.columnsMenu }).click()
      await check(page, 'columns')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: m.guests.more, exact: true }).click()
      await page.getByRole('menuitem', { name: m.guests.exportCsv }).click()
      await expect(page.getByRole('dialog', { name: m.guests.exportCsv })).toBeVisible()
      await check(page, 'export')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: m.guests.more, exact: true }).click()
      await page.getByRole('menuitem', { name: m.guests.importCsv }).click()
      await page.getByRole('button', { name: m.csv.pasteRows }).click()
      const rows = 'Email,Members\namara@bluewater.io,Bob Stone\n,1001'
      await page.getByRole('textbox', { name: m.csv.pastedRows }).fill(rows)
      await expect(page.getByRole('list', { name: m.csv.problems })).toBeVisible()
      await check(page, 'import')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: m.app.account }).click()
      await page.getByRole('menuitem', { name: m.app.theme }).click()
      await check(page, 'account')
      await page.keyboard.press('Escape')
      await page.getByRole('combobox', { name: m.guests.memberFilter, exact: true }).click()
      await check(page, 'member filter')
      await page.keyboard.press('Escape')
      await page.getByRole('checkbox', { name: m.guests.select('Amara Okafor') }).click()
      await check(page, 'selection')
      await page.getByRole('searchbox', { name: m.guests.search }).fill('nothing has this name')
      await expect(page.getByRole('heading', { name: m.guests.noMatchTitle })).toBeVisible()
      await check(page, 'no guest matches')
      await page.goto(`/orgs/${edgeCases.id}/guests`)
      await page.getByRole('button', { name: m.guests.newGuest }).click()
      await page.getByRole('button', { name: m.newGuest.moreFields }).click()
      await page.getByRole('button', { name: m.newGuest.invite }).click()
      await expect(page.getByText(m.newGuest.emailMissing)).toBeVisible()
      await check(page, 'new guest')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: m.keys.title })).toBeVisible()
      await check(page, 'keys')
      await page.keyboard.press('Escape')
      sandbox.killToken(sandboxTokens.admin)
      await page.getByRole('button', { name: m.guests.refresh }).click()
      await expect(page.getByRole('dialog', { name: m.session.title })).toBeVisible()
      await check(page, 'sign in again')
    })

    test('the drawer, its questions, and Changes', async ({ page, signIn }) => {
      await signIn(page)
      await page.goto(`/orgs/${edgeCases.id}/guests/missing%40nowhere.example`)
      await expect(page.getByText(m.drawer.notFoundTitle)).toBeVisible()
      await check(page, 'guest not found')
      await page.goto(`/orgs/${edgeCases.id}/guests/amara%40bluewater.io`)
      const picker = page.getByRole('combobox', { name: m.drawer.associatedMembers })
      await expect(picker).toBeEnabled()
      await check(page, 'drawer')
      await picker.click()
      await check(page, 'picker')
      await picker.press('Escape')
      await page.getByRole('button', { name: m.drawer.moreActions }).click()
      await page.getByRole('menuitem', { name: m.drawer.deleteGuest }).click()
      await check(page, 'delete')
      await page.getByRole('button', { name: m.drawer.delete.cancel }).click()
      await page.getByRole('button', { name: m.drawer.remove('Ken Ito') }).click()
      await check(page, 'draft')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('button', { name: m.drawer.leave.cancel })).toBeVisible()
      await check(page, 'leaving')
      await page.getByRole('button', { name: m.drawer.leave.cancel }).click()
      await page.getByRole('button', { name: m.drawer.save }).click()
      await expect(page.getByRole('button', { name: m.changes.undo })).toBeVisible()
      await check(page, 'saved')
      await page.getByRole('button', { name: m.drawer.remove('Ana Ferreira') }).click()
      await page.getByRole('button', { name: m.drawer.remove('Tomás Ruiz') }).click()
      await page.getByRole('button', { name: m.drawer.save }).click()
      await expect(page.getByRole('dialog', { name: m.drawer.removeAll.title })).toBeVisible()
      await check(page, 'remove all members')
      await page.getByRole('button', { name: m.drawer.removeAll.cancel }).click()
      await page.getByRole('button', { name: m.drawer.discard }).click()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.getByRole('link', { name: m.app.changes }).click()
      await expect(page.getByRole('heading', { name: m.changes.title })).toBeVisible()
      await check(page, 'changes')
    })
  })
}
