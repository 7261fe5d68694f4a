import type { Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, differenceOf, noChange, without } from '#src/lib/memberChange.ts'
import { changeMembers } from '#src/changes/changeMembers.ts'
import type { ChangeDeps } from '#src/changes/changeRequest.ts'
import type { LawName } from './laws.ts'
import { guestWith } from './modelNetwork.ts'
import type { Variant } from './play.ts'
import { unknownId } from './plan.ts'

/** An algorithm with a bug, and the law that must notice. */
type Mutant = { bug: string; breaks: LawName; variant: Variant }

const keeps = 'a write keeps what was not removed'
const reads = 'no write without a read of the same guest in the same attempt'
const unreadable = 'nothing is written after an unreadable or absent list'
const window = 'what vanished unasked came inside a read-to-write window'
const survives = 'every id that nobody removed survives'
const saved = 'saved means that the log holds our target'

export const mutants: readonly Mutant[] = [
  mutant('sends the draft list', window, (request, deps, { base }) =>
    changeMembers(
      request,
      sending(deps, () => applyChange(base, request.change)),
    ),
  ),
  mutant('measures the draft against the live cache', window, (request, deps, { base, cache }) =>
    changeMembers({ ...request, change: differenceOf(cache, applyChange(base, request.change)) }, deps),
  ),
  mutant('merges into the live cache', window, (request, deps, { cache }) =>
    changeMembers(
      request,
      seeing(deps, () => cache),
    ),
  ),
  mutant('writes without reading', reads, (request, deps, { cache }) =>
    changeMembers(request, {
      ...deps,
      getGuest: async (_org, email) => guestWith(email, { known: true, ids: cache }),
    }),
  ),
  mutant('resends a body', reads, (request, deps) =>
    changeMembers(request, {
      ...deps,
      putMembers: (...put) => deps.putMembers(...put).catch(() => deps.putMembers(...put)),
    }),
  ),
  mutant('reads an absent list as nobody', survives, (request, deps) =>
    changeMembers(request, reading(deps, nobodyWhenUnknown)),
  ),
  mutant('writes to an absent list what was asked for', unreadable, (request, deps) =>
    changeMembers(request, reading(deps, nobodyWhenUnknown)),
  ),
  mutant('believes a null where ids were known', survives, (request, deps) =>
    changeMembers(
      { ...request, known: [] },
      seeing(deps, (ids) => ids),
    ),
  ),
  mutant('drops unknown ids', survives, (request, deps) =>
    changeMembers(
      request,
      seeing(deps, (ids) => without(ids, [unknownId])),
    ),
  ),
  mutant('orders ids as text', keeps, (request, deps) =>
    changeMembers(
      request,
      sending(deps, (ids) => ids.map(String).toSorted().map(Number)),
    ),
  ),
  mutant('compares ids as text with ids as numbers', keeps, (request, deps) => {
    const theirs = new Set<string>()
    const noted = seeing(deps, (ids) => (ids.forEach((id) => theirs.add(String(id))), ids))
    const merged = (ids: readonly MemberId[]) => [...new Set([...theirs, ...ids])].map(Number)
    return changeMembers(request, sending(noted, merged))
  }),
  mutant('takes any guest for the one asked for', unreadable, (request, deps) =>
    changeMembers(
      request,
      reading(deps, (guest) => ({ ...guest, email: request.email })),
    ),
  ),
  mutant('takes an answer for success without looking', saved, (request, deps) =>
    changeMembers(request, {
      ...deps,
      putMembers: async (org, email, ids) => {
        await deps.putMembers(org, email, ids)
        return guestWith(email, { known: true, ids })
      },
    }),
  ),
  mutant(
    'takes no answer for a failure',
    'nothing written means that the log holds nothing of it',
    async (request, deps) => {
      const outcome = await changeMembers(request, deps)
      return outcome.kind === 'unknown' ? { kind: 'unanswered', inDoubt: noChange } : outcome
    },
  ),
  mutant('lets tabs write at the same time', 'one change per guest at a time in a browser', (request, deps) =>
    changeMembers(request, { ...deps, lock: (_name, task) => task() }),
  ),
  mutant(
    'forgets that the server appends',
    'a server that appends is not written to again',
    (request, deps) => changeMembers(request, { ...deps, appending: new Set() }),
  ),
  mutant('waits as long as it is told', 'a single save waits a minute at most', (request, deps) =>
    changeMembers({ ...request, patience: Infinity }, deps),
  ),
]

function mutant(bug: string, breaks: LawName, variant: Variant): Mutant {
  return { bug, breaks, variant }
}

/** The same world, but guests are read as something else. */
function reading(deps: ChangeDeps, as: (guest: Guest) => Guest): ChangeDeps {
  return { ...deps, getGuest: async (org, email) => as(await deps.getGuest(org, email)) }
}

/** The same world, but readable lists are seen as something else. */
function seeing(deps: ChangeDeps, see: (ids: readonly MemberId[]) => readonly MemberId[]): ChangeDeps {
  return reading(deps, (guest) => {
    const members = guest.associatedMembers
    return members.known ? guestWith(guest.email, { known: true, ids: see(members.ids) }) : guest
  })
}

/** The same world, but something else is sent than what the algorithm computed. */
function sending(deps: ChangeDeps, send: (ids: readonly MemberId[]) => readonly MemberId[]): ChangeDeps {
  return { ...deps, putMembers: (org, email, ids) => deps.putMembers(org, email, send(ids)) }
}

function nobodyWhenUnknown(guest: Guest): Guest {
  return guest.associatedMembers.known ? guest : guestWith(guest.email, { known: true, ids: [] })
}
