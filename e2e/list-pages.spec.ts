import { harborAndPine } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { pagesRead, upTo, longTimeout } from './listPages.ts'

test.describe('2,412 guests in pages of 100 are all read, each page once,', () => {
  test.slow()
  const shapes = [
    ['as documented', {}],
    ['with links as an empty list', { meta: 'links-empty-array' }],
    ['without links', { meta: 'without-links' }],
    ['without meta', { meta: 'none' }],
    ['in the older shape', { shape: 'legacy' }],
    ['in the older shape without members', { shape: 'legacy-silent' }],
  ] as const
  for (const [name, options] of shapes) {
    test(name, async ({ page, signIn, sandbox }) => {
      sandbox.setOptions({ perPageCap: 100, ...options })
      await signIn(page)
      const guests = new GuestsPage(page, harborAndPine.id)
      await guests.goto()
      await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
      await expect(guests.table).toHaveAttribute('aria-rowcount', '2413')
      expect(pagesRead(sandbox, harborAndPine.id)).toEqual(upTo(25))
      await guests.search.fill('chloe+tallyfy@ebene.fr')
      await expect(guests.link('Chloé Dubois')).toBeVisible()
    })
  }

  test('in one body, when the server has no pages', async ({ page, signIn, sandbox }) => {
    sandbox.setOptions({ unpaged: true })
    await signIn(page)
    const guests = new GuestsPage(page, harborAndPine.id)
    await guests.goto()
    await expect(guests.status('2,412 guests')).toBeVisible(longTimeout)
    expect(pagesRead(sandbox, harborAndPine.id)).toEqual([1])
  })
})
