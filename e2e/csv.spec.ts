import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { expect, test } from './fixtures.ts'
import { amara, eunji, members } from './sampleGuests.ts'

/** Opens a dialog of the menu *More* by keyboard. */
async function openFromMenu(page: Page, name: string) {
  await page.getByRole('button', { name: 'More', exact: true, expanded: false }).press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.getByRole('menuitem', { name }).press('Enter')
  return page.getByRole('dialog', { name })
}

/** The text of the file that the button saves. */
async function download(page: Page, name: string | RegExp): Promise<string> {
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name }).press('Enter')
  return readFile(await (await started).path(), 'utf8')
}

async function choose(page: Page, file: string, content: string | Buffer): Promise<void> {
  const opened = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Choose (a|another) file$/ }).press('Enter')
  await (await opened).setFiles({ name: file, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

test('an export that is imported again changes nothing; corrected in one row it changes that guest', async ({
  guests,
  page,
  sandbox,
}) => {
  // The file has what the list shows: the columns, the order, all members.
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Company' }).click()
  await page.keyboard.press('Escape')
  await guests.column('Guest').getByRole('button').click()
  const exporting = await openFromMenu(page, 'Export CSV')
  const files = []
  for (const layout of ['One row per guest', 'One row per guest and member']) {
    await exporting
      .or(await openFromMenuIfClosed())
      .getByRole('radio', { name: layout, exact: true })
      .check()
    files.push(await download(page, /^Export \d+ guests$/))
  }
  const [perGuest = '', perMember = ''] = files
  const [header, first] = perGuest.split('\r\n')
  expect(header).toBe(
    '\ufeffEmail,Guest,Status,Associated members,Associated member ids,Last accessed,Tasks,Created',
  )
  expect(first).toContain((await guests.emails())[0])
  expect(perGuest + perMember).not.toContain('sandbox-login-secret')

  const importing = await openFromMenu(page, 'Import CSV')
  const counts = importing.getByRole('status')
  for (const file of [perGuest, perMember]) {
    await choose(page, 'guests.csv', file)
    await importing.getByRole('radio', { name: 'Replace exactly' }).check()
    await expect(counts).toHaveText(/^\d+ guests stay as they are$/)
    await expect(importing.getByRole('region', { name: 'Problems' })).toBeHidden()
  }
  await importing.getByRole('button', { name: 'Preview' }).press('Enter')
  await expect(importing.getByRole('button', { name: 'Change 0 guests' })).toBeDisabled()
  await importing.getByRole('button', { name: 'Back' }).press('Enter')
  await expect(importing.getByRole('radio', { name: 'Replace exactly' })).toBeChecked()

  await choose(page, 'corrected.csv', `email;member\n${amara.email};Bob Stone\n${amara.email};1004`)
  await expect(counts).toHaveText('1 guest will change')
  await importing.getByRole('button', { name: 'Preview' }).press('Enter')
  await expect(
    importing.getByRole('table', { name: 'Preview' }).getByRole('row').filter({ hasText: amara.name }),
  ).toContainText('Bob Stone, Ken Ito')
  await importing.getByRole('button', { name: 'Change 1 guest' }).press('Enter')
  await page.getByRole('button', { name: 'Replace exactly' }).press('Enter')
  await expect(importing.getByText('1 changed · 0 unchanged · 0 failed')).toBeVisible()
  expect(sandbox.membersOf(edgeCases.id, amara.email)).toEqual([members.Bob, members.Ken])
  expect(sandbox.log.writes.map(({ email }) => email)).toEqual([amara.email])

  async function openFromMenuIfClosed() {
    return (await exporting.isVisible()) ? exporting : openFromMenu(page, 'Export CSV')
  }
})

test('a file of another system: columns by hand, problems by row, a large one in a worker', async ({
  guests,
  page,
}) => {
  await expect(guests.link(eunji.name)).toBeVisible()
  const dialog = await openFromMenu(page, 'Import CSV')
  await choose(page, 'book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))
  await expect(dialog.getByRole('alert')).toHaveText(
    'book.xlsx is a spreadsheet. Save it as CSV first, then choose that file.',
  )
  const rows = [
    'Kunde;Betreuer',
    `${eunji.email.toUpperCase()};"=Bob; ""Stone"`,
    'missing@x.example;1001',
    `${amara.email};#1002`,
    `${amara.email};1002`,
    ...Array.from({ length: 40_000 }, (_one, index) => `stranger${index}@far-away.example;1001`),
  ]
  const worker = page.waitForEvent('worker')
  await choose(page, 'kunden.csv', `\ufeff${rows.join('\r\n')}`)
  await worker
  await expect(dialog.getByText('kunden.csv · 40,004 rows · UTF-8')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Column of emails' }).selectOption('Kunde')
  await dialog.getByRole('combobox', { name: 'Column of members' }).selectOption('Betreuer')
  await expect(dialog.getByRole('status')).toHaveText('1 guest will change')
  const problems = dialog.getByRole('list', { name: 'Problems' })
  await expect(problems.getByText('Guest not found 40,001 rows')).toBeVisible()
  await problems.getByText('Member not found 1 row').click()
  await expect(problems.getByText('Row 2 · =Bob; "Stone')).toBeVisible()
  // The rows can be corrected and imported again.
  expect((await download(page, 'Download, Member not found')).split('\r\n')).toEqual([
    '\ufeffRow,Problem,About,Kunde,Betreuer',
    `2,Member not found,"'=Bob; ""Stone",${eunji.email.toUpperCase()},"'=Bob; ""Stone"`,
    '',
  ])
})
