import { type LogEntry, isMemberChange } from '#src/changes/log/logEntry.ts'
import { domainSpellings } from '#src/lib/domainSpellings.ts'
import { fold, wordsOf } from '#src/lib/fold.ts'
import type { GuestRef } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { textMatcher } from '#src/lib/textMatcher.ts'
import type { RunId, RunView } from '#src/runs/runContract.ts'
import type { ChangeSearchParams } from './changeSearchParams.ts'

/** One thing that was done: a single change, or a run over many guests. `at`: epoch ms. */
export type ChangeLine =
  | { kind: 'entry'; id: string; at: number; entry: LogEntry }
  | { kind: 'run'; id: string; at: number; view: RunView }

/** The guests and members of a run. */
export type RunContent = {
  /** Of each guest what search reads, folded. */
  texts: readonly string[]
  members: ReadonlySet<MemberId>
}

/** Entries and runs as one list, latest first. */
export function changeLinesOf(entries: readonly LogEntry[], runs: readonly RunView[]): ChangeLine[] {
  const lines: ChangeLine[] = [
    ...entries.map((entry) => ({ kind: 'entry' as const, id: entry.id, at: entry.at, entry })),
    ...runs.map((view) => ({ kind: 'run' as const, id: view.run.id, at: view.run.createdAt, view })),
  ]
  return lines.toSorted((one, other) => other.at - one.at)
}

type FilterDeps = {
  titleOf: (guest: GuestRef) => string
  /** Of the runs that were read so far. The others match nothing but an empty filter. */
  contents: ReadonlyMap<RunId, RunContent>
}

/** The lines that match all filters, in their order. */
export function filterLines(
  lines: readonly ChangeLine[],
  { q, member, kind }: ChangeSearchParams,
  { titleOf, contents }: FilterDeps,
): readonly ChangeLine[] {
  const matches = wordsOf(q).length === 0 ? null : textMatcher(q)
  const id = member === '' ? null : Number(member)
  return lines.filter((line) => {
    if (kind !== 'any' && kind !== kindOf(line)) return false
    if (line.kind === 'run') return matchesRun(contents.get(line.id), matches, id)
    const { entry } = line
    return (
      (id === null || membersOf(entry).includes(id)) &&
      (matches === null || matches(searchTextOf(entry.guest, titleOf(entry.guest))))
    )
  })
}

/** What search reads of a guest, folded. */
export function searchTextOf({ email }: Pick<GuestRef, 'email'>, title: string): string {
  return fold([title, email, ...domainSpellings(email)].join('\n'))
}

function matchesRun(
  content: RunContent | undefined,
  matches: ((text: string) => boolean) | null,
  member: MemberId | null,
): boolean {
  if (matches === null && member === null) return true
  if (!content) return false
  return (member === null || content.members.has(member)) && (matches === null || content.texts.some(matches))
}

function kindOf(line: ChangeLine): ChangeSearchParams['kind'] {
  if (line.kind === 'run') return 'runs'
  if (isMemberChange(line.entry)) return 'members'
  return line.entry.kind === 'invitation' ? 'invitations' : 'deletions'
}

function membersOf(entry: LogEntry): readonly MemberId[] {
  return isMemberChange(entry) ? [...entry.applied.add, ...entry.applied.remove] : []
}

/** A line at its place in the list, in steps of equal height. The first one of a day takes a step more, for the day. */
export type PlacedLine = {
  line: ChangeLine
  /** Whether it is the first one of its day. */
  beginsDay: boolean
  from: number
  to: number
}

/** Places the lines below each other. `steps`: how many each one takes; `dayOf`: the start of its day, epoch ms. */
export function placeLines(
  lines: readonly ChangeLine[],
  steps: number,
  dayOf: (at: number) => number = startOfDay,
): readonly PlacedLine[] {
  let to = 0
  let lastDay: number | null = null
  return lines.map((line) => {
    const day = dayOf(line.at)
    const beginsDay = day !== lastDay
    const from = to
    to += steps + (beginsDay ? 1 : 0)
    lastDay = day
    return { line, beginsDay, from, to }
  })
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
