import type { Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, differenceOf, noChange, without } from '#src/lib/memberChange.ts'
import { ApiError, ownError } from '#src/api/http/apiError.ts'
import { changeMembers } from '#src/changes/changeMembers.ts'
import type { ChangeDeps } from '#src/changes/changeContract.ts'
import type { LawName } from './laws.ts'
import { guestWith } from './modelNetwork.ts'
import type { Variant } from './runPlan.ts'
import { unknownId } from './plan.ts'

/** The algorithm with a bug, and the law that must catch it. */
type SeededBug = { bug: string; breaks: LawName; variant: Variant }

const keeps = 'a write keeps what was not removed'
const reads = 'no write without a read of the same guest in the same attempt'
const unreadable = 'nothing is written after an unreadable or absent list'
const window = 'a member that we lost was added between our read and our write'
const survives = 'every id that was not removed survives'
const saved = 'saved means that the log holds our target'

export const seededBugs: readonly SeededBug[] = [
  seeded('sends the draft list', window, (request, deps, { base }) =>
    changeMembers(
      request,
      sendingList(deps, () => applyChange(base, request.change)),
    ),
  ),
  seeded('measures the draft against the live cache', window, (request, deps, { base, cache }) =>
    changeMembers({ ...request, change: differenceOf(cache, applyChange(base, request.change)) }, deps),
  ),
  seeded('merges into the live cache', window, (request, deps, { cache }) =>
    changeMembers(
      request,
      readingList(deps, () => cache),
    ),
  ),
  seeded('writes without reading', reads, (request, deps, { cache }) =>
    changeMembers(request, {
      ...deps,
      getGuest: async ({ email }) => guestWith(email, { known: true, ids: cache }),
    }),
  ),
  seeded('resends a body', reads, (request, deps) =>
    changeMembers(request, {
      ...deps,
      replaceMembers: (...put) => deps.replaceMembers(...put).catch(() => deps.replaceMembers(...put)),
    }),
  ),
  seeded('reads an absent list as empty', survives, (request, deps) =>
    changeMembers(request, readingGuest(deps, emptyWhenUnknown)),
  ),
  seeded('writes the change to an absent list', unreadable, (request, deps) =>
    changeMembers(request, readingGuest(deps, emptyWhenUnknown)),
  ),
  seeded('takes a null for an empty list where ids were known', survives, (request, deps, { connect }) =>
    changeMembers(request, { ...deps, ...connect('unexpected-null') }),
  ),
  seeded('drops-unknown-ids', survives, (request, deps) =>
    changeMembers(
      request,
      readingList(deps, (ids) => without(ids, [unknownId])),
    ),
  ),
  seeded('orders ids as text', keeps, (request, deps) =>
    changeMembers(
      request,
      sendingList(deps, (ids) => ids.map(String).toSorted().map(Number)),
    ),
  ),
  seeded('compares ids as text with ids as numbers', keeps, (request, deps) => {
    const theirs = new Set<string>()
    const noted = readingList(deps, (ids) => (ids.forEach((id) => theirs.add(String(id))), ids))
    const merged = (ids: readonly MemberId[]) => [...new Set([...theirs, ...ids])].map(Number)
    return changeMembers(request, sendingList(noted, merged))
  }),
  seeded('takes any guest for the requested one', unreadable, (request, deps, { connect }) =>
    changeMembers(request, { ...deps, ...connect('same-guest') }),
  ),
  seeded('takes any answer for success', saved, (request, deps) =>
    changeMembers(request, {
      ...deps,
      replaceMembers: async (guest, ids) => {
        await deps.replaceMembers(guest, ids)
        return guestWith(guest.email, { known: true, ids })
      },
    }),
  ),
  seeded(
    'takes no answer for a failure',
    'nothing written means that the log holds nothing of it',
    async (request, deps) => {
      const outcome = await changeMembers(request, deps)
      return outcome.kind === 'unknown' ? { kind: 'no-answer', inDoubt: noChange } : outcome
    },
  ),
  seeded('lets tabs write at the same time', 'one change per guest at a time in a browser', (request, deps) =>
    changeMembers(request, { ...deps, lock: (_name, task) => task() }),
  ),
  seeded(
    'forgets that the server appends',
    'a server that appends is not written to again',
    (request, deps) => changeMembers(request, { ...deps, appendingOrgs: new Set() }),
  ),
  seeded('waits as long as the server says', 'a single save waits a minute at most', (request, deps) =>
    changeMembers({ ...request, maxTotalWaitMs: Infinity }, deps),
  ),
  seeded(
    'repeats after an exception of its own',
    'an exception that is no ApiError is reported and ends the save',
    (request, deps) =>
      changeMembers(request, {
        ...deps,
        getGuest: (guest) =>
          deps.getGuest(guest).catch((error) => {
            throw error instanceof ApiError ? error : ownError('no-answer')
          }),
      }),
  ),
]

function seeded(bug: string, breaks: LawName, variant: Variant): SeededBug {
  return { bug, breaks, variant }
}

/** The same deps, but each guest is read as another. */
function readingGuest(deps: ChangeDeps, readAs: (guest: Guest) => Guest): ChangeDeps {
  return { ...deps, getGuest: async (guest) => readAs(await deps.getGuest(guest)) }
}

/** The same deps, but each readable list is read as another. */
function readingList(
  deps: ChangeDeps,
  readAs: (ids: readonly MemberId[]) => readonly MemberId[],
): ChangeDeps {
  return readingGuest(deps, (guest) => {
    const members = guest.associatedMembers
    return members.known ? guestWith(guest.email, { known: true, ids: readAs(members.ids) }) : guest
  })
}

/** The same deps, but another list is sent than the one computed. */
function sendingList(deps: ChangeDeps, send: (ids: readonly MemberId[]) => readonly MemberId[]): ChangeDeps {
  return { ...deps, replaceMembers: (guest, ids) => deps.replaceMembers(guest, send(ids)) }
}

function emptyWhenUnknown(guest: Guest): Guest {
  return guest.associatedMembers.known ? guest : guestWith(guest.email, { known: true, ids: [] })
}
