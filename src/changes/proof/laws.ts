import type { MemberId } from '#src/lib/member.ts'
import { applyChange, doneIn, isEmpty, undoneIn, without } from '#src/lib/memberChange.ts'
import { type Call, knownAfter } from './modelNetwork.ts'
import type { AppliedWrite } from './modelServer.ts'
import type { History, SaveRecord } from './runPlan.ts'
import { unknownId } from './plan.ts'

type Law = (history: History) => Iterable<string>

/** What must hold in every history. Each law yields its breaches. */
const laws = {
  /** At most one write an attempt, computed from a list of that guest read in the same attempt. */
  *'no write without a read of the same guest in the same attempt'({ saves }) {
    for (const { save, put, read } of writesOf(saves)) {
      if (read === null || listSeen(read) === null) yield `save ${save.id} at ${put.at}`
      else if (read.guest !== put.guest) yield `save ${save.id} read another guest`
    }
  },

  /** What is sent is the list that was read with the requested change, and nothing else. */
  *'a write keeps what was not removed'({ saves }) {
    for (const { save, put, read } of writesOf(saves)) {
      const list = read && listSeen(read)
      if (!list) continue
      const expected = applyChange(list, save.requested)
      if (put.body.join() !== expected.join())
        yield `save ${save.id} read ${list.join()}, sent ${put.body.join()}`
    }
  },

  /** The same holds for a null where ids were known. */
  *'nothing is written after an unreadable or absent list'({ saves }) {
    for (const save of saves) {
      const bad = save.calls.findIndex((call, index) => isNoList(save, call, index))
      const after = bad < 0 ? [] : save.calls.slice(bad)
      if (after.some((call) => call.kind === 'put')) yield `save ${save.id}`
    }
  },

  /** Judged by the server's log alone: we may lose a member only if it was added after our read. */
  *'a member that we lost was added between our read and our write'({ saves, log }) {
    for (const [index, entry] of log.entries()) {
      const save = saves.find((one) => one.id === entry.by)
      if (!save) continue
      const readAt = lastReadFor(save, entry.body, entry.at)
      for (const id of without(without(entry.before, entry.body), save.requested.remove)) {
        const added = log.findLast((one, at) => at < index && one.guest === entry.guest && isAdded(one, id))
        if (!added || added.at < readAt) yield `save ${save.id} lost ${id}`
      }
    }
  },

  /** Compares the first list with the last one. */
  *'every id that was not removed survives'({ plan, saves, log }) {
    for (const guest of [0, 1] as const) {
      const removed = new Set<MemberId>(plan.server === 'drops-unknown-ids' ? [unknownId] : [])
      for (const step of plan.steps) {
        if (step.kind === 'foreign' && step.guest === guest) step.remove.forEach((id) => removed.add(id))
      }
      for (const save of saves)
        if (save.guest === guest) save.requested.remove.forEach((id) => removed.add(id))
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
      if (!during.some(({ after }) => isEmpty(undoneIn(after, save.requested))))
        yield `save ${save.id} is not in the log`
      if (!save.calls.some((call) => call.kind === 'put')) yield `save ${save.id} sent nothing`
      if (without(applied.add, save.requested.add).length > 0)
        yield `save ${save.id} claims ${applied.add.join()}`
      if (without(applied.remove, save.requested.remove).length > 0)
        yield `save ${save.id} claims ${applied.remove.join()}`
    }
  },

  /** No request arrives later either. */
  *'nothing written means that the log holds nothing of it'({ saves, log }) {
    for (const { id, outcome } of saves) {
      const nothing = outcome.kind === 'unchanged' || ('inDoubt' in outcome && isEmpty(outcome.inDoubt))
      const appended = outcome.kind === 'server-appends' && outcome.kept.length > 0
      if (nothing && !appended && log.some(({ by }) => by === id)) yield `save ${id}: ${outcome.kind}`
    }
  },

  *'unchanged means that the list already had the change'({ saves, plan, log }) {
    for (const { id, guest, outcome, requested, startedAt, endedAt } of saves) {
      if (outcome.kind !== 'unchanged') continue
      const entries = log.filter((entry) => entry.guest === guest && entry.at <= endedAt)
      const first = entries.findLast(({ at }) => at < startedAt)?.after ?? plan.lists[guest]
      const states = [first, ...entries.filter(({ at }) => at >= startedAt).map(({ after }) => after)]
      if (!states.some((ids) => isEmpty(undoneIn(ids, requested)))) yield `save ${id}`
    }
  },

  *'partial names the ids that were not added and not removed'({ saves }) {
    for (const { id, outcome } of saves) {
      if (outcome.kind !== 'partial' || !outcome.guest.associatedMembers.known) continue
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
      if (save.outcome.kind !== 'server-appends') continue
      const { tab, endedAt } = save
      const later = saves.find(
        (one) => one.tab === tab && one.calls.some(({ kind, at }) => kind === 'put' && at > endedAt),
      )
      if (later) yield `save ${later.id}`
    }
  },

  *'a single save waits a minute at most'({ saves }) {
    for (const { id, waitedMs, outcome } of saves)
      if (waitedMs > 60_000) yield `save ${id}: ${waitedMs} ms, ${outcome.kind}`
  },

  /** It is a bug of ours: repeating cannot help, and the user must not read that Tallyfy did not answer. */
  *'an exception that is no ApiError is reported and ends the save'({ saves }) {
    for (const { id, calls, outcome, reported } of saves) {
      const crashed = calls.findIndex((call) => call.crashed)
      const isCrash = crashed >= 0
      if (isCrash && crashed < calls.length - 1) yield `save ${id} continued`
      if (isCrash !== (outcome.kind === 'internal-error')) yield `save ${id}: ${outcome.kind}`
      if (reported !== (isCrash ? 1 : 0)) yield `save ${id} reported ${reported}`
    }
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

/** The list that a read received; an accepted null is an empty one. */
function listSeen({ saw }: Read): readonly MemberId[] | null {
  if (saw === 'null') return []
  return typeof saw === 'string' ? null : saw
}

function isNoList(save: SaveRecord, call: Call, index: number): boolean {
  if (call.kind === 'put' || call.saw === 'nothing') return false
  if (call.saw !== 'null') return call.saw === 'unusable'
  return knownAfter(save.calls.slice(0, index), save.known).length > 0
}

/** When the server read the list that this body was computed from, ms. */
function lastReadFor(save: SaveRecord, body: readonly MemberId[], until: number): number {
  const writes = [...writesOf([save])].filter(({ put }) => put.at <= until && put.body.join() === body.join())
  return Math.min(...writes.map(({ read }) => read?.at ?? Infinity))
}

function isAdded(entry: AppliedWrite, id: MemberId): boolean {
  return entry.after.includes(id) && !entry.before.includes(id)
}
