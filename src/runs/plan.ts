import { createYielder } from '#src/browser/yieldToMain.ts'
import { type Guest, type GuestRef, type OrgId, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, applyChange, differenceOf, noChange, normalise } from '#src/lib/memberChange.ts'
import type { NewRow, RunChange } from './runContract.ts'

// What a run would do, guest by guest. Pure: it reads the list that the page has and sends nothing.

/**
 * `no-members`: a change after which the guest has no members. `unreadable`: the guest's list is not known, so it is
 * not written. Only `change` and `no-members` are executed.
 */
export type Verdict = 'no-members' | 'change' | 'unreadable' | 'unchanged'

/** One guest in the preview. `before` and `after` are null when the list is unreadable. */
export type PlanRow = {
  guest: GuestRef
  /** What the guest is called on screen. */
  title: string
  change: MemberChange
  before: readonly MemberId[] | null
  after: readonly MemberId[] | null
  verdict: Verdict
}

/** Frozen when the preview is shown: the run executes exactly these rows. */
export type RunPlan = {
  change: RunChange
  /** Guests left without members first, then changes, unreadable, unchanged; each in the order given. */
  rows: readonly PlanRow[]
  counts: Readonly<Record<Verdict, number>>
}

/** What is to change of one guest, given the list it has. */
export type ChangeOf = (guest: Guest, before: readonly MemberId[]) => MemberChange

/** The kinds of runs that have the same intention for every guest. */
export type UniformChange = Extract<RunChange, { kind: 'add' | 'remove' | 'replace' | 'set' | 'remove-all' }>

type PlanRequest = { org: OrgId; guests: Iterable<Guest> } & (
  | { change: UniformChange }
  /** Each guest has its own change: a CSV file, suggestions. */
  | { change: Extract<RunChange, { kind: 'rows' }>; changeOf: ChangeOf }
)

/** Plans a run over these guests. Works in steps, so that 100 000 guests do not block the page. */
export async function planRun(request: PlanRequest): Promise<RunPlan> {
  const changeOf = 'changeOf' in request ? request.changeOf : uniformly(request.change)
  const byVerdict: Record<Verdict, PlanRow[]> = {
    'no-members': [],
    change: [],
    unreadable: [],
    unchanged: [],
  }
  const yieldToMain = createYielder()
  for (const guest of request.guests) {
    const row = planRow(request.org, guest, changeOf)
    byVerdict[row.verdict].push(row)
    await yieldToMain()
  }
  const { change, unreadable, unchanged, 'no-members': noMembers } = byVerdict
  return {
    change: request.change,
    rows: noMembers.concat(change, unreadable, unchanged),
    counts: {
      'no-members': noMembers.length,
      change: change.length,
      unreadable: unreadable.length,
      unchanged: unchanged.length,
    },
  }
}

/** The rows of a plan that are executed. */
export function rowsToRun({ rows }: Pick<RunPlan, 'rows'>): readonly NewRow[] {
  return rows
    .filter(({ verdict }) => verdict === 'change' || verdict === 'no-members')
    .map(({ guest, change, before, verdict }) => ({
      email: guest.email,
      change,
      before,
      confirmed: verdict === 'no-members',
    }))
}

function planRow(org: OrgId, guest: Guest, changeOf: ChangeOf): PlanRow {
  const who = { guest: { org, email: guest.email }, title: titleOf(guest) }
  const members = guest.associatedMembers
  if (!members.known) {
    return { ...who, change: noChange, before: null, after: null, verdict: 'unreadable' }
  }
  const before = members.ids
  const change = changeOf(guest, before)
  const after = change === noChange ? before : applyChange(before, change)
  return { ...who, change, before, after, verdict: verdictOf(before, after) }
}

/** Both lists are sorted and unique. */
function verdictOf(before: readonly MemberId[], after: readonly MemberId[]): Verdict {
  if (before.length === after.length && before.every((id, index) => id === after[index])) return 'unchanged'
  return after.length === 0 ? 'no-members' : 'change'
}

/** One change object for all guests where that is possible: 100 000 rows share it. */
function uniformly(change: UniformChange): ChangeOf {
  switch (change.kind) {
    case 'add': {
      const adding = normalise({ add: change.members, remove: [] })
      return () => adding
    }
    case 'remove': {
      const removing = normalise({ add: [], remove: change.members })
      return () => removing
    }
    case 'replace': {
      const replacing = normalise({ add: [change.to], remove: change.from })
      const from = new Set(change.from)
      // Guests with none of the old members are not touched.
      return (_guest, before) => (before.some((id) => from.has(id)) ? replacing : noChange)
    }
    case 'set':
      // Against the list in the preview, so that what someone else changes later survives.
      return (_guest, before) => differenceOf(before, change.members)
    case 'remove-all':
      return (_guest, before) => differenceOf(before, [])
    default:
      return change satisfies never
  }
}
