import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectDraftKept, memberIdsAfterSave, saved } from './memberDraft.ts'
import { eunji, memberIdsOf } from './sampleGuests.ts'

/**
 * Does to the page what a browser does that translates it: each text node outside `translate="no"` is replaced by nested
 * `font` elements, new ones as they come. The words stay, so that everything is found by its name.
 */
async function translatePage(page: Page): Promise<void> {
  await page.evaluate((skipped) => {
    const translate = (root: Node) => {
      const found = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const texts: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : []
      while (found.nextNode()) texts.push(found.currentNode)
      for (const text of texts) {
        const parent = text.parentElement
        if (!parent || parent.closest(skipped) || !text.textContent?.trim()) continue
        const inner = document.createElement('font')
        const outer = document.createElement('font')
        inner.append(text.textContent)
        outer.append(inner)
        text.parentNode?.replaceChild(outer, text)
      }
    }
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) translate(node)
    }).observe(document.body, { childList: true, subtree: true })
    translate(document.body)
  }, '[translate=no], font, script, style, select')
}

/**
 * Texts that React keeps as nodes of its own, because they are not all that their element holds: once translated it can
 * neither change nor remove them. React marks its nodes with a property.
 */
async function bareTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: text } = texts
      const { parentElement: parent } = text
      const isKept = Object.keys(text).some((key) => key.startsWith('__reactFiber'))
      if (!isKept || !parent || !text.textContent?.trim() || parent.closest('[translate=no]')) continue
      found.add(`${text.textContent} in ${parent.outerHTML.slice(0, 120)}`)
    }
    return [...found]
  })
}

test('in a translated page the main job, search, sort, filter, select and undo work, and every figure is current', async ({
  guests,
  page,
  sandbox,
}) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await expect(guests.status('42 guests')).toBeVisible()
  expect.soft(await bareTexts(page), 'the list').toEqual([])
  await translatePage(page)

  await guests.search.fill('hanok')
  await expect(guests.status('1 of 42 guests')).toBeVisible()
  await expect(guests.view('Member disabled')).toHaveAccessibleName('Member disabled 1')
  await guests.search.fill('')
  await guests.column('Company').getByRole('button').click()
  await expect(guests.column('Company')).toHaveAttribute('aria-sort', 'ascending')
  await guests.view('Only one member').click()
  await expect(guests.status('42 guests')).toHaveCount(0)
  await guests.view('Only one member').click()
  await guests.checkbox(eunji.name).check()
  await expect(guests.status('1 selected')).toBeVisible()
  await guests.checkbox('Amara Okafor').check()
  await expect(guests.status('2 selected')).toBeVisible()

  const drawer = await guests.open(eunji.name)
  await drawer.picker.click()
  expect.soft(await bareTexts(page), 'the picker').toEqual([])
  await drawer.add('Bob Stone')
  await drawer.remove('Cara Diaz')
  await expectDraftKept(drawer)
  await expect(drawer.dialog).toContainText('+1 −1')
  await drawer.keep('Cara Diaz')
  await expect(drawer.dialog).not.toContainText('−1')
  await drawer.remove('Cara Diaz')
  await drawer.save()
  await expect(drawer.notice(saved)).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toEqual(memberIdsAfterSave)
  await drawer.undo()
  await expect.poll(() => memberIdsOf(sandbox, eunji.email)).toEqual(eunji.members)
  await expect(drawer.line('Bob Stone')).toHaveCount(0)
  await expect(drawer.line('Cara Diaz')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer.dialog).toBeHidden()

  await guests.search.fill('nothing has this name')
  await expect(page.getByRole('heading', { name: 'No guest matches' })).toBeVisible()
  await page.getByRole('link', { name: 'Changes' }).click()
  await expect(page.getByRole('heading', { name: 'Changes', exact: true })).toBeVisible()
  expect(errors).toEqual([])
})
