import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'

const inList = `/orgs/${edgeCases.id}/guests`

const atAmara = `${inList}/amara%40bluewater.io`

test.describe('keys', () => {
  test('move from the search to the rows, open a guest and return', async ({ guests, page }) => {
    await expect(guests.status('42 guests')).toBeVisible()
    await page.keyboard.press('/')
    await expect(guests.search).toBeFocused()
    await page.keyboard.type('john')
    await expect(guests.table.getByRole('link')).toHaveCount(2)
    await page.keyboard.press('ArrowDown')
    await expect(guests.link('John Smith, john.smith@northgate.co.uk')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(guests.link('John Smith, john@smith-and-daughters.com')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(guests.link('John Smith, john@smith-and-daughters.com')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: /John Smith/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(guests.link('John Smith, john@smith-and-daughters.com')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(guests.search).toBeFocused()
  })

  test('select one row with Space and a range with Shift and arrows', async ({ guests, page }) => {
    await guests.link('Amara Okafor').focus()
    await page.keyboard.press('Space')
    await expect(guests.checkbox('Amara Okafor')).toBeChecked()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(guests.status('3 selected')).toBeVisible()
    await page.keyboard.press('Shift+ArrowUp')
    await expect(guests.status('2 selected')).toBeVisible()
    await page.keyboard.press('Space')
    await expect(guests.status('1 selected')).toBeVisible()
    await expect(page).toHaveURL(inList)
  })

  test('a range with Shift that turns back past its start leaves nothing on the other side', async ({
    guests,
    page,
  }) => {
    await guests.row('Ada Ampersand').getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+Home']) await page.keyboard.press(key)
    await expect(guests.status('2 selected')).toBeVisible()
    await expect(guests.checkbox('Ada Ampersand')).toBeChecked()
    await expect(guests.checkbox('Amara Okafor')).toBeChecked()
  })

  test('are listed by ?, which restores the focus', async ({ guests, page }) => {
    await guests.link('Amara Okafor').focus()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard' })
    await expect(help).toContainText('Shift')
    await expect(help).toContainText('Select a range')
    await page.keyboard.press('/')
    await expect(help).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
    await expect(guests.link('Amara Okafor')).toBeFocused()
  })

  test('do nothing while the user types; beside the drawer they act', async ({ guests, page }) => {
    await guests.search.fill('')
    await guests.search.pressSequentially('a/b? ')
    await expect(guests.search).toHaveValue('a/b? ')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await guests.search.fill('')
    const drawer = await guests.open('Amara Okafor')
    await drawer.picker.pressSequentially('?/')
    await expect(drawer.picker).toHaveValue('?/')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toHaveCount(0)
    await drawer.button('Next guest').focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await expect(drawer.button('Next guest')).toBeFocused()
    await expect(drawer.dialog).toHaveAccessibleName('Amara Okafor')
    await page.keyboard.press('/')
    await expect(guests.search).toBeFocused()
  })
})

test.describe('after the drawer closes the focus', () => {
  test('is on the guest’s link in the viewport, also after Next guest and a pasted link', async ({
    guests,
    page,
  }) => {
    await guests.search.fill('teresa')
    const far = guests.link('Teresa Walsh')
    await expect(far).toBeVisible()
    await guests.search.fill('')
    await guests.openByLink('teresa@walsh-and-co.ie')
    const drawer = page.getByRole('dialog', { name: 'Teresa Walsh' })
    await expect(drawer).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
    await expect(far).toBeFocused()
    await expect(far).toBeInViewport()
    await far.click()
    await drawer.getByRole('button', { name: 'Next guest' }).click()
    await expect(page.getByRole('dialog', { name: 'Upper Case' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(guests.link('Upper Case')).toBeFocused()
    await guests.link('Upper Case').press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await expect(guests.link('Upper Case')).toBeFocused()
  })

  test('is on the search box when the guest has no row', async ({ guests, page }) => {
    await page.goto(`${atAmara}?q=bjorn`)
    await expect(page.getByRole('dialog', { name: 'Amara Okafor' })).toBeVisible()
    await expect(guests.search).toHaveValue('bjorn')
    await page.keyboard.press('Escape')
    await expect(guests.search).toBeFocused()
  })
})
