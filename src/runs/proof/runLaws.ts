import type { MemberId } from '#src/lib/member.ts'
import {
  type MemberChange,
  applyChange,
  common,
  differenceOf,
  isEmpty,
  sortedUnique,
  union,
  without,
} from '#src/lib/memberChange.ts'
import { isOpen } from '#src/runs/runContract.ts'
import type { ServerEvent } from './modelOrganization.ts'
import type { Ended, RunHistory } from './runScenario.ts'

type Law = (history: RunHistory) => Iterable<string>

/** What must hold after every run and its undo. Each law yields its breaches. */
const laws = {
  *'every row ends in a final state'({ run, undo }) {
    for (const { rows, run: record } of ended(run, undo)) {
      for (const row of rows) if (isOpen(row)) yield `${record.change.kind} row ${row.index}: ${row.state}`
    }
  },

  *'the counts are those of the rows'({ run, undo }) {
    for (const { rows, run: record } of undo ? [undo] : [run]) {
      for (const [state, count] of Object.entries(record.counts)) {
        const real = rows.filter((row) => row.state === state).length
        if (real !== count) yield `${record.change.kind}: ${count} ${state}, really ${real}`
      }
    }
  },

  *'a list is what it was, with the foreign writes and the changes of the rows'({
    scenario,
    run,
    server,
    eventsBeforeUndo,
  }) {
    const events = server.events.slice(0, eventsBeforeUndo)
    for (const [guest, { list }] of scenario.guests.entries()) {
      const row = run.rows[guest]
      if (!row) continue
      const foreign = withForeign(sortedUnique(list), events, guest)
      const wasFailed = row.code !== null
      const expected = wasFailed ? foreign : applyChange(foreign, row.change)
      const real = lastList(events, guest) ?? sortedUnique(list)
      const skipped = excusedIds(events, guest)
      // A refusal after writes in doubt: some of it may be there.
      const doubted = wasFailed ? [...row.applied.add, ...row.applied.remove] : []
      const wrong = differing(expected, real, [...skipped, ...doubted])
      if (wrong.length > 0) yield `guest ${guest}, ${row.state}: ${real.join()}, not ${expected.join()}`
    }
  },

  *'undoing leaves exactly the foreign writes'({ scenario, run, server }) {
    for (const [guest, { list }] of scenario.guests.entries()) {
      const row = run.rows[guest]
      if (!row || (row.state !== 'undone' && row.state !== 'unchanged')) continue
      const expected = withForeign(sortedUnique(list), server.events, guest)
      const real = lastList(server.events, guest) ?? sortedUnique(list)
      const wrong = differing(expected, real, excusedIds(server.events, guest))
      if (wrong.length > 0) yield `guest ${guest}: ${real.join()}, not ${expected.join()}`
    }
  },

  *'a write is the list just read with the change of its row'({ run, undo, server, eventsBeforeUndo }) {
    for (const [index, event] of server.events.entries()) {
      if (event.kind !== 'write') continue
      const rows = index < eventsBeforeUndo ? run.rows : (undo?.rows ?? [])
      const row = rows.find(({ email }) => email.startsWith(`guest${event.guest}@`))
      const read = server.events
        .slice(0, index)
        .findLast((one) => one.kind === 'read' && one.guest === event.guest && one.tab === event.tab)
      if (!row || !read) yield `guest ${event.guest}: a write without a row or a read`
      else if (applyChange(read.list, row.change).join() !== event.list.join())
        yield `guest ${event.guest} read ${read.list.join()}, wrote ${event.list.join()}`
    }
  },

  *'never more than three at once'({ server }) {
    if (server.maxAtOnce > 3) yield `${server.maxAtOnce}`
  },

  /** A tab that was closed at that very moment could not pass it on. */
  *'no request before its Retry-After'({ server }) {
    for (const refusal of server.sent.filter(({ until, answeredAt }) => until > answeredAt)) {
      if (refusal.tab.closedAt <= refusal.answeredAt) continue
      const early = server.sent.find(({ at }) => at > refusal.answeredAt && at < refusal.until)
      if (early) yield `at ${early.at}, refused until ${refusal.until}`
    }
  },

  *'no error of this program'({ reported }) {
    for (const error of reported) yield String(error)
  },
} satisfies Record<string, Law>

export type RunLawName = keyof typeof laws

/** The name of each broken law with its breaches; empty when all hold. */
export function runBreaches(history: RunHistory): readonly string[] {
  return Object.entries<Law>(laws).flatMap(([name, law]) =>
    [...law(history)].map((breach) => `${name}: ${breach}`),
  )
}

/** The writes that were sent, and the rows that were changed, of a run and its undo. */
export function writeFigures({ server, run, undo }: RunHistory): { writes: number; changed: number } {
  const changed = [...run.rows, ...(undo?.rows ?? [])].filter(
    ({ state }) => state === 'changed' || state === 'undone',
  )
  return { writes: server.sent.filter(({ kind }) => kind === 'put').length, changed: changed.length }
}

function ended(run: Ended, undo: Ended | null): readonly Ended[] {
  return undo ? [run, undo] : [run]
}

function lastList(events: readonly ServerEvent[], guest: number): readonly MemberId[] | null {
  return events.findLast((event) => event.guest === guest && event.kind !== 'read')?.list ?? null
}

/** The list with nothing but what others changed. */
function withForeign(
  list: readonly MemberId[],
  events: readonly ServerEvent[],
  guest: number,
): readonly MemberId[] {
  return foreignChanges(events, guest).reduce((ids, { change }) => applyChange(ids, change), list)
}

function foreignChanges(events: readonly ServerEvent[], guest: number) {
  const changes: { change: MemberChange; index: number }[] = []
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'foreign' || event.guest !== guest) continue
    changes.push({ change: differenceOf(event.before, event.list), index })
  }
  return changes
}

/** What others changed between a read and the write after it: no client can keep that. */
function excusedIds(events: readonly ServerEvent[], guest: number): readonly MemberId[] {
  const excused: MemberId[] = []
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'write' || event.guest !== guest) continue
    const readAt = events
      .slice(0, index)
      .findLastIndex((one) => one.kind === 'read' && one.guest === guest && one.tab === event.tab)
    for (const foreign of foreignChanges(events, guest)) {
      const isBetween = foreign.index > readAt && foreign.index < index
      if (isBetween && !isEmpty(foreign.change)) excused.push(...foreign.change.add, ...foreign.change.remove)
    }
  }
  return excused
}

/** The ids that are in one list only, without `skipped`. */
function differing(
  one: readonly MemberId[],
  other: readonly MemberId[],
  skipped: readonly MemberId[],
): readonly MemberId[] {
  return without(without(union(one, other), common(one, other)), skipped)
}
