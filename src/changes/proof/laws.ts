import type { MemberId } from '#src/lib/member.ts'
import { applyChange, doneIn, isEmpty, undoneIn, without } from '#src/lib/memberChange.ts'
import { type Call, knownAfter } from './modelNetwork.ts'
import type { AppliedWrite } from './modelServer.ts'
import type { History, SaveRecord } from './play.ts'
import { unknownId } from './plan.ts'

type Law = (history: History) => Iterable<string>

/** What must hold in every history; each names its breaches. */
const laws = {
  /** One write an attempt, and each computed from a list of that guest read in the same attempt. */
  *'no write without a read of the same guest in the same attempt'({ saves }) {
    for (const { save, put, read } of writesOf(saves)) {
      if (read === null || listSeen(read) === null) yield `save ${save.id} at ${put.at}`
      else if (read.guest !== put.guest) yield `save ${save.id} read another guest`
    }
  },

  /** The heart of it: what goes out is what was read, changed as the person asked, and nothing else. */
  *'a write keeps what was not removed'({ saves }) {
    for (const { save, put, read } of writesOf(saves)) {
      const list = read && listSeen(read)
      if (!list) continue
      const expected = applyChange(list, save.asked)
      if (put.body.join() !== expected.join())
        yield `save ${save.id} read ${list.join()}, sent ${put.body.join()}`
    }
  },

  /** Nothing is written to a list that could not be read, nor to a null where ids were known. */
  *'nothing is written after an unreadable or absent list'({ saves }) {
    for (const save of saves) {
      const bad = save.calls.findIndex((call, index) => isNoList(save, call, index))
      const after = bad < 0 ? [] : save.calls.slice(bad)
      if (after.some((call) => call.kind === 'put')) yield `save ${save.id}`
    }
  },

  /** Seen from the server alone: a member may vanish unasked only if it came after the read. */
  *'what vanished unasked came inside a read-to-write window'({ saves, log }) {
    for (const [index, entry] of log.entries()) {
      const save = saves.find((one) => one.id === entry.by)
      if (!save) continue
      const readAt = lastReadFor(save, entry.body, entry.at)
      for (const id of without(without(entry.before, entry.body), save.asked.remove)) {
        const came = log.findLast((one, at) => at < index && one.guest === entry.guest && comes(one, id))
        if (!came || came.at < readAt) yield `save ${save.id} lost ${id}`
      }
    }
  },

  /** From the first list to the last: who was there and was removed by nobody is still there. */
  *'every id that nobody removed survives'({ plan, saves, log }) {
    for (const guest of [0, 1] as const) {
      const removed = new Set<MemberId>(plan.server === 'drops unknown ids' ? [unknownId] : [])
      for (const moment of plan.moments) {
        if (moment.kind === 'foreign' && moment.guest === guest)
          moment.remove.forEach((id) => removed.add(id))
      }
      for (const save of saves) if (save.guest === guest) save.asked.remove.forEach((id) => removed.add(id))
      const end = log.findLast((entry) => entry.guest === guest)?.after ?? plan.lists[guest]
      const lost = without(plan.lists[guest], end).filter((id) => !removed.has(id))
      if (lost.length > 0) yield `guest ${guest} lost ${lost.join()}`
    }
  },

  *'saved means that the log holds our target'({ saves, log }) {
    for (const save of saves) {
      if (save.outcome.kind !== 'saved') continue
      const { applied } = save.outcome
      const during = log.filter(
        ({ guest, at }) => guest === save.guest && at >= save.startedAt && at <= save.endedAt,
      )
      if (!during.some(({ after }) => isEmpty(undoneIn(after, save.asked))))
        yield `save ${save.id} is nowhere`
      if (!save.calls.some((call) => call.kind === 'put')) yield `save ${save.id} sent nothing`
      if (without(applied.add, save.asked.add).length > 0)
        yield `save ${save.id} claims ${applied.add.join()}`
      if (without(applied.remove, save.asked.remove).length > 0)
        yield `save ${save.id} claims ${applied.remove.join()}`
    }
  },

  /** Whoever reads "nothing was written" may rely on it for ever. */
  *'nothing written means that the log holds nothing of it'({ saves, log }) {
    for (const { id, outcome } of saves) {
      const nothing = outcome.kind === 'already so' || ('inDoubt' in outcome && isEmpty(outcome.inDoubt))
      const appended = outcome.kind === 'server appends' && outcome.kept.length > 0
      if (nothing && !appended && log.some(({ by }) => by === id)) yield `save ${id}: ${outcome.kind}`
    }
  },

  *'already so means that it was'({ saves, plan, log }) {
    for (const { id, guest, outcome, asked, startedAt, endedAt } of saves) {
      if (outcome.kind !== 'already so') continue
      const entries = log.filter((entry) => entry.guest === guest && entry.at <= endedAt)
      const first = entries.findLast(({ at }) => at < startedAt)?.after ?? plan.lists[guest]
      const states = [first, ...entries.filter(({ at }) => at >= startedAt).map(({ after }) => after)]
      if (!states.some((ids) => isEmpty(undoneIn(ids, asked)))) yield `save ${id}`
    }
  },

  *'partly saved names what is not there'({ saves }) {
    for (const { id, outcome } of saves) {
      if (outcome.kind !== 'partly saved' || !outcome.guest.associatedMembers.known) continue
      const { ids } = outcome.guest.associatedMembers
      if (!isEmpty(doneIn(ids, { add: outcome.missing, remove: outcome.kept }))) yield `save ${id}`
    }
  },

  /** Saves of one browser never write between each other's read and write. */
  *'one change per guest at a time in a browser'({ saves }) {
    const writes = [...writesOf(saves)]
    for (const { save, put, read } of writes) {
      const between = writes.find(
        (other) =>
          other.save.id !== save.id &&
          other.save.guest === save.guest &&
          (other.save.tab === 2) === (save.tab === 2) &&
          other.put.at > (read?.at ?? 0) &&
          other.put.at < put.at,
      )
      if (between) yield `save ${between.save.id} wrote inside save ${save.id}`
    }
  },

  *'a server that appends is not written to again'({ saves }) {
    for (const save of saves) {
      if (save.outcome.kind !== 'server appends') continue
      const { tab, endedAt } = save
      const later = saves.find(
        (one) => one.tab === tab && one.calls.some(({ kind, at }) => kind === 'put' && at > endedAt),
      )
      if (later) yield `save ${later.id}`
    }
  },

  *'a single save waits a minute at most'({ saves }) {
    for (const { id, waited, outcome } of saves)
      if (waited > 60_000) yield `save ${id}: ${waited} ms, ${outcome.kind}`
  },
} satisfies Record<string, Law>

export type LawName = keyof typeof laws

/** The name of each broken law with its breaches; empty when all hold. */
export function breaches(history: History): readonly string[] {
  return Object.entries<Law>(laws).flatMap(([name, law]) => {
    return [...law(history)].map((breach) => `${name}: ${breach}`)
  })
}

type Read = Extract<Call, { kind: 'get' }>

/** Every write with the read right before it; null when another call, or none, came before. */
function* writesOf(saves: readonly SaveRecord[]) {
  for (const save of saves) {
    for (const [index, put] of save.calls.entries()) {
      const read = save.calls[index - 1]
      if (put.kind === 'put') yield { save, put, read: read?.kind === 'get' ? read : null }
    }
  }
}

/** The list a read saw; a `null` that may be believed is nobody. */
function listSeen({ saw }: Read): readonly MemberId[] | null {
  if (saw === 'null') return []
  return typeof saw === 'string' ? null : saw
}

function isNoList(save: SaveRecord, call: Call, index: number): boolean {
  if (call.kind === 'put' || call.saw === 'nothing') return false
  if (call.saw !== 'null') return call.saw === 'unusable'
  return !save.confirmed && knownAfter(save.calls.slice(0, index), save.known).length > 0
}

/** When the server looked for the read that this body was computed from. */
function lastReadFor(save: SaveRecord, body: readonly MemberId[], until: number): number {
  const writes = [...writesOf([save])].filter(({ put }) => put.at <= until && put.body.join() === body.join())
  return Math.min(...writes.map(({ read }) => read?.at ?? Infinity))
}

function comes(entry: AppliedWrite, id: MemberId): boolean {
  return entry.after.includes(id) && !entry.before.includes(id)
}
