import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { noChange } from '#src/lib/memberChange.ts'
import { wrongList } from '#src/runs/proof/soakChecks.ts'
import {
  failWrites,
  fastClock,
  retryAfterSeconds,
  soakEmails,
  soakOrg,
  writeAsOthers,
} from '#src/runs/proof/soakSandbox.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { sandboxTokens } from '#src/sandbox/data/tokens.ts'
import { speedUpTime } from './fastTime.ts'
import { expect, test } from './fixtures.ts'
import { GuestsPage } from './guestsPage.ts'
import { paste } from './paste.ts'
import { eunji, memberIdsOf, members } from './sampleGuests.ts'
import { callsWithinRetryAfter, guestCallsOf, mostAtOnce, watchCalls } from './watchCalls.ts'

const speed = 10
const seed = 3

/** Chooses a bulk action and one member for it, and shows the preview. */
async function previewChange(page: Page, action: 'Add members' | 'Remove members', member: string) {
  await page.getByRole('toolbar', { name: 'Bulk actions' }).getByRole('button', { name: action }).click()
  const dialog = page.getByRole('dialog', { name: action })
  await dialog.getByRole('combobox').fill(member)
  await dialog.getByRole('option', { name: member }).click()
  await dialog.getByRole('button', { name: 'Preview' }).click()
  const start = dialog.getByRole('button', { name: /^Change \d+ guests?$/ })
  await expect(start).toBeVisible()
  return { dialog, start }
}

/** How many guests of the run in the dialog are done. */
async function doneOf(page: Page): Promise<number> {
  const bar = page.getByRole('progressbar', { name: 'Run progress' })
  return Number(await bar.getAttribute('aria-valuenow'))
}

test('200 guests are changed right while writes fail, others write and the page is reloaded', async ({
  page,
  context,
  signIn,
  sandbox,
}) => {
  test.setTimeout(120_000)
  await speedUpTime(context, speed)
  await watchCalls(context)
  await signIn(page)
  const emails = soakEmails(200)
  const before = new Map(emails.map((email) => [email, sandbox.membersOf(soakOrg, email) ?? []]))
  const guests = new GuestsPage(page, soakOrg)
  await guests.goto()
  await expect(guests.status('2,412 guests')).toBeVisible()
  await guests.search.focus()
  await paste(page, emails.join('\n'))
  await page.getByRole('button', { name: 'Select these 200 guests' }).click()
  const { start } = await previewChange(page, 'Add members', 'Priya Shah')
  failWrites(sandbox, 600, seed)
  const stopOthers = writeAsOthers({ control: sandbox }, emails, fastClock(speed), seed)
  await start.click()
  const expectRightCalls = async () => {
    const calls = await guestCallsOf(page)
    expect(mostAtOnce(calls)).toBeLessThanOrEqual(3)
    expect(callsWithinRetryAfter(calls, retryAfterSeconds * 1000)).toEqual([])
    return calls.filter(({ answer }) => answer?.status === 429).length
  }
  let limited = 0
  await expect.poll(() => doneOf(page)).toBeGreaterThan(0)
  // It goes on while the user is on another page.
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Changes' }).click()
  await page.getByRole('button', { name: /^Adding members/ }).click()
  const end = page.getByRole('status').filter({ hasText: /changed · \d+ unchanged/ })
  for (const reloadAt of [30, 80, 130]) {
    await expect.poll(() => doneOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(reloadAt)
    limited += await expectRightCalls()
    await page.reload()
    await page.getByRole('button', { name: /^Adding members/ }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
  }
  await expect(end).toBeVisible({ timeout: 60_000 })
  stopOthers()
  limited += await expectRightCalls()
  expect(limited).toBeGreaterThan(5)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download report' }).click()
  const report = await readFile(await (await downloading).path(), 'utf8')

  const states = new Map(
    [...report.matchAll(/^(\S+?@[^,]+),(\w+),/gm)].map(([, email, state]) => [email, state]),
  )
  const ended = emails.filter((email) => ['changed', 'unchanged', 'failed'].includes(states.get(email) ?? ''))
  const changed = emails.filter((email) => states.get(email) === 'changed')
  const { requests, writes } = sandbox.log
  const wrong = emails.flatMap((email) =>
    wrongList({
      email,
      initial: before.get(email) ?? [],
      change: changed.includes(email) ? { add: [members.Priya], remove: [] } : noChange,
      writes: writes.filter((write) => write.email === email),
      requests,
    }),
  )
  expect(wrong).toEqual([])
  // Those who had Priya before are not in the run.
  expect(ended.length).toBeGreaterThan(180)
  expect(states.size).toBe(ended.length)
  expect(changed.length).toBeGreaterThan(ended.length * 0.95)
  const puts = requests.filter(({ method }) => method === 'PUT').length
  expect(puts / changed.length).toBeLessThanOrEqual(1.2)
})

test('another tab shows a run, pauses it and goes on with it; another user sees nothing of it', async ({
  guests,
  page,
  context,
  signIn,
  sandbox,
}) => {
  await guests.table.getByRole('checkbox').first().check()
  const { dialog, start } = await previewChange(page, 'Add members', 'Priya Shah')
  await start.click()
  await expect.poll(() => doneOf(page)).toBeGreaterThan(1)
  const other = await context.newPage()
  await new GuestsPage(other, edgeCases.id).goto()
  await other.getByRole('button', { name: /^Adding members \d+ of/ }).click()
  const shown = await doneOf(other)
  await expect.poll(() => doneOf(other)).toBeGreaterThan(shown)
  await other.getByRole('button', { name: 'Pause' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible()
  const paused = await doneOf(page)
  await other.getByRole('button', { name: 'Resume' }).click()
  await expect.poll(() => doneOf(page)).toBeGreaterThan(paused)
  await signIn(other, sandboxTokens.otherAdmin)
  await other.reload()
  await expect(other.getByRole('heading', { name: 'Guests', level: 1 })).toBeVisible()
  await other.getByRole('link', { name: 'Changes' }).click()
  await expect(other.getByRole('heading', { name: 'Changes', level: 1 })).toBeVisible()
  await expect(other.getByText('Adding members')).toBeHidden()
  // Nothing of the first user's run goes out under the session of the second.
  const writes = sandbox.log.writes.length
  await expect(other.getByRole('button', { name: 'Account' })).toBeVisible()
  expect(new Set(sandbox.log.writes.map(({ user }) => user))).toEqual(new Set([members.Ana]))
  expect(sandbox.log.writes).toHaveLength(writes)
})

test('a browser that stores nothing says so, and a guest whom others left one member is emptied only when confirmed', async ({
  context,
  page,
  signIn,
  sandbox,
}) => {
  await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await signIn(page)
  const guests = new GuestsPage(page, edgeCases.id)
  await guests.goto()
  await guests.checkbox(eunji.name).check()
  const { dialog, start } = await previewChange(page, 'Remove members', 'Cara Diaz')
  await expect(dialog.getByText("This browser can't store the run.")).toBeVisible()
  sandbox.changeByOther(edgeCases.id, eunji.email, { set: [members.Cara] })
  await start.click()
  await expect(
    dialog.getByRole('status').filter({ hasText: '0 changed · 0 unchanged · 1 failed' }),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Retry failed' }).click()
  await page
    .getByRole('dialog', { name: 'Remove all members from 1 guest?' })
    .getByRole('button', { name: 'Remove all members' })
    .click()
  await expect(
    dialog.getByRole('status').filter({ hasText: '1 changed · 0 unchanged · 0 failed' }),
  ).toBeVisible()
  expect(memberIdsOf(sandbox, eunji.email)).toEqual([])
})
