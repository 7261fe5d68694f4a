import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  applyChange,
  common,
  differenceOf,
  noChange,
  sortedUnique,
  union,
  without,
} from '#src/lib/memberChange.ts'
import { type RowRecord, isOpen } from '#src/runs/runContract.ts'
import type { AppliedWrite, LoggedRequest } from '#src/sandbox/control/log.ts'
import type { ServedSandbox } from '#src/sandbox/serve.ts'
import type { ModelTab } from './modelTab.ts'
import { retryAfterSeconds, soakOrg } from './soakSandbox.ts'

/** What the browser has seen: how often the page was closed, each call, how many of a page were on their way at once. */
export type SoakNotes = {
  reloads: number
  sent: { tab: ModelTab; at: number; answeredAt: number; status: number }[]
  maxAtOnce: number
}

type Soaked = {
  sandbox: ServedSandbox
  notes: SoakNotes
  emails: readonly string[]
  /** How many writes and requests there were when the run was done. */
  afterRun: { writes: number; requests: number }
  /** The run's rows when it was done, and after its undo. */
  rows: readonly RowRecord[]
  undoneRows: readonly RowRecord[]
  undoRows: readonly RowRecord[]
  print: (line: string) => void
}

/** How long after a 429 has arrived the page may not have read it yet, ms: the clock is fast. */
const readingMs = 500

/** Checks a soak by the sandbox's log and prints its figures. Returns what is wrong. */
export function checkSoak(soaked: Soaked): readonly string[] {
  const { sandbox, rows, undoRows, afterRun, notes, print } = soaked
  const puts = sandbox.control.log.requests
    .slice(0, afterRun.requests)
    .filter(({ method }) => method === 'PUT').length
  const changed = rows.filter(({ state }) => state === 'changed').length
  const perRow = puts / changed
  print(`run: ${countsIn(rows)}; undo: ${countsIn(undoRows)}`)
  print(
    `${puts} writes for ${changed} changed rows: ${perRow.toFixed(3)} a row; ${notes.maxAtOnce} calls at once`,
  )
  print(`${notes.reloads} reloads; ${sandbox.control.log.requests.length} requests`)
  return [
    ...[...rows, ...undoRows].filter(isOpen).map((row) => `row ${row.email} is ${row.state}`),
    ...(perRow > 1.2 ? [`${perRow} writes a row`] : []),
    ...(notes.maxAtOnce > 3 ? [`${notes.maxAtOnce} calls at once`] : []),
    ...earlyRequests(soaked),
    ...soaked.emails.flatMap((email) => wrongLists(soaked, email)),
  ]
}

function countsIn(rows: readonly RowRecord[]): string {
  const states = [...new Set(rows.map(({ state }) => state))]
  return states.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`).join(' · ')
}

/** Requests before the Retry-After of a 429 was over, unless its page was closed before it could keep that in mind. */
function earlyRequests({ notes }: Soaked): readonly string[] {
  const { sent } = notes
  return sent.flatMap(({ tab, status, answeredAt }) => {
    const readAt = answeredAt + readingMs
    if (status !== 429 || tab.closedAt < readAt) return []
    const until = answeredAt + retryAfterSeconds * 1000
    const early = sent.find(({ at }) => at > readAt && at < until)
    return early ? [`a request left ${until - early.at} ms too early`] : []
  })
}

/** Whether a guest's list is right after the run and after its undo, by the writes that the sandbox carried out. */
function wrongLists(soaked: Soaked, email: string): readonly string[] {
  const { sandbox, afterRun, rows, undoneRows } = soaked
  const { log } = sandbox.control
  const all = log.writes.filter((write) => write.email === email)
  const during = log.writes.slice(0, afterRun.writes).filter((write) => write.email === email)
  const row = rows.find((one) => one.email === email)
  const [first] = all
  // Null is an empty list.
  const initial = sortedUnique((first ? first.before : sandbox.control.membersOf(soakOrg, email)) ?? [])

  const change = row?.state === 'changed' ? row.change : noChange
  const problems = wrongList({ email, initial, change, writes: during, requests: log.requests })
  const undone = undoneRows.find((one) => one.email === email)
  if (undone && undone.state !== 'undone' && undone.state !== 'unchanged') return problems
  const left = wrongList({ email, initial, change: noChange, writes: all, requests: log.requests })
  return [...problems, ...left.map((problem) => `after the undo ${problem}`)]
}

type WrittenList = {
  email: string
  /** The list before the first write. */
  initial: readonly MemberId[]
  /** What a run changed of it. */
  change: MemberChange
  /** All writes of this guest, ours and others'. */
  writes: readonly AppliedWrite[]
  /** All requests of the sandbox. */
  requests: readonly LoggedRequest[]
}

/** Whether a guest's list is what the change and the writes of others make of it; a sentence when it is not. */
export function wrongList({ email, initial, change, writes, requests }: WrittenList): readonly string[] {
  const wanted = applyChange(writes.filter(isForeign).map(changeOf).reduce(applyChange, initial), change)
  const real = sortedUnique(writes.at(-1)?.after ?? (writes.length > 0 ? [] : initial))
  const differing = without(union(wanted, real), common(wanted, real))
  const wrong = without(differing, excused(email, writes, requests))
  return wrong.length > 0 ? [`${email}: ${real.join()}, not ${wanted.join()}`] : []
}

/** What others changed between a read and the write after it: no client can keep that. */
function excused(
  email: string,
  writes: readonly AppliedWrite[],
  requests: readonly LoggedRequest[],
): readonly MemberId[] {
  return writes.flatMap((write) => {
    if (isForeign(write)) return []
    const read = requests.findLast(
      ({ number, method, path }) =>
        number < (write.request ?? 0) && method === 'GET' && path.endsWith(encodeURIComponent(email)),
    )
    const between = writes.filter((one) => isForeign(one) && one.at >= (read?.at ?? 0) && one.at <= write.at)
    return between.map(changeOf).flatMap(({ add, remove }) => [...add, ...remove])
  })
}

function isForeign({ user }: AppliedWrite): boolean {
  return user === 'other-user'
}

function changeOf({ before, after }: AppliedWrite): MemberChange {
  return differenceOf(before ?? [], after ?? [])
}
