import { orgIdOf, type BenchServers, type Size } from './servers.ts'
import type { Metric, Samples } from './samples.ts'
import { measureEvent, pause, type Tab } from './tab.ts'

const importedRows = 10_000

/** Exports all guests, from the click until the file is saved and the dialog is closed. No dialog may be open. */
export async function measureExport(tab: Tab, samples: Samples): Promise<void> {
  await openDialog(tab, 'Export CSV')
  const button = tab.page.getByRole('button', { name: /^Export [\d,]+ guests$/ })
  await measureStep(tab, samples, 'export', 'click', 'body:not(:has([role=dialog]))', () => button.click())
}

/** Imports 10 000 rows, from the choice of the file until its plan is shown. No dialog may be open. */
export async function measureImport(tab: Tab, samples: Samples, { base }: BenchServers): Promise<void> {
  await openDialog(tab, 'Import CSV')
  const buffer = Buffer.from(csvOf(base, tab.size))
  const input = tab.page.locator('input[type=file]')
  const isPlanned = '[role=dialog] button[type=submit]:not([aria-disabled])'
  await measureStep(tab, samples, 'import', 'change', isPlanned, () =>
    input.setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer }),
  )
  await tab.page.keyboard.press('Escape')
  await tab.page.locator('[role=dialog]').waitFor({ state: 'detached' })
}

async function openDialog(tab: Tab, name: string): Promise<void> {
  await tab.page.getByRole('button', { name: 'More', exact: true, expanded: false }).click()
  await tab.page.getByRole('menuitem', { name }).click()
  await tab.page.getByRole('dialog', { name }).waitFor()
  // The guests and members that a large list takes longer to hand over.
  await pause(tab, 300)
}

async function measureStep(
  tab: Tab,
  samples: Samples,
  metric: 'export' | 'import',
  event: 'click' | 'change',
  selector: string,
  act: () => Promise<void>,
): Promise<void> {
  const { page, subject, size } = tab
  const longest: Metric = `longest task while ${metric}ing`
  const begun = await page.evaluate(() => performance.now())
  const { shown } = await measureEvent(tab, event, selector, act)
  await pause(tab)
  const tasks = await page.evaluate(() => window.probe.longTasks)
  const durations = tasks.filter(({ start }) => start > begun).map(({ duration }) => duration)
  samples.add(metric, subject, size, shown)
  samples.add(longest, subject, size, Math.max(0, ...durations))
}

/** Rows of guests with two members each, quoted, with line ends inside; each tenth is of an unknown guest. */
function csvOf(base: BenchServers['base'], size: Size): string {
  const organization = base.organizations.get(orgIdOf(size))
  if (!organization) throw new Error(`No organization of ${size} guests`)
  const { guestAt, members } = organization
  const ids = [members[0], members[1]].map((member) => `#${member?.id}`).join(';\n')
  const rows = Array.from({ length: importedRows }, (_, index) => {
    const email = index % 10 === 0 ? `stranger${index}@nowhere.example` : guestAt(index % size).email
    return `${email};"${ids}"`
  })
  return `\ufeffemail;members\r\n${rows.join('\r\n')}`
}
