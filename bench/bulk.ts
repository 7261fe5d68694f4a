import type { Samples } from './samples.ts'
import { measureEvent, pause, rowCountIs, type Tab } from './tab.ts'

const dialog = '[role=dialog]'

/** Plans a run over all guests: a click on *Preview* is timed until its first rows are painted. */
export async function measurePreview(tab: Tab, samples: Samples): Promise<void> {
  const { page, subject, size } = tab
  await page.getByRole('table', { name: 'Guests' }).getByRole('checkbox').first().check()
  await page
    .getByRole('toolbar', { name: 'Bulk actions' })
    .getByRole('button', { name: 'Add members' })
    .click()
  await page.locator(`${dialog} [role=combobox]`).click()
  await page.locator(`${dialog} [role=option]`).first().click()
  await pause(tab, 400)
  const begunAt = await page.evaluate(() => performance.now())
  const rows = `${dialog} [role=table] [role=row][aria-rowindex="2"]`
  const button = page.locator(dialog).getByRole('button', { name: 'Preview' })
  const { shown } = await measureEvent(tab, 'click', rows, () => button.click())
  samples.add('preview', subject, size, shown)
  await pause(tab)
  const tasks = await page.evaluate(
    (since) => window.probe.longTasks.filter(({ start }) => start > since).map(({ duration }) => duration),
    begunAt,
  )
  samples.add('longest task of a preview', subject, size, Math.max(0, ...tasks))
  await page.keyboard.press('Escape')
  await page.locator(dialog).waitFor({ state: 'detached' })
}

/** The way to the members page, which counts the guests of each member: until its first rows are painted. Goes back then. */
export async function measureMembersPage(tab: Tab, samples: Samples): Promise<void> {
  const { page, subject, size } = tab
  const rows = '[role=table][aria-label=Members] [role=row][aria-rowindex="2"]'
  const link = (name: string) => page.getByRole('banner').getByRole('link', { name, exact: true })
  const { shown } = await measureEvent(tab, 'click', rows, () => link('Members').click())
  samples.add('members page', subject, size, shown)
  await link('Guests').click()
  await page.locator(rowCountIs(size)).waitFor()
  await pause(tab, 400)
}
