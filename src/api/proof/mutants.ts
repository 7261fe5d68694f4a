import type { MemberId } from '#src/lib/member.ts'
import { applyChange, differenceOf, normalise, without } from '#src/lib/memberChange.ts'
import { changeMembers } from '#src/api/changeMembers.ts'
import type { ChangeDeps } from '#src/api/changeRequest.ts'
import type { Variant } from './play.ts'
import { unknownId } from './plan.ts'

/** The algorithm with one bug each; the laws must notice every one of them. */
export const mutants: Readonly<Record<string, Variant>> = {
  'sends the draft list': (request, deps, { base }) =>
    changeMembers(request, {
      ...deps,
      putMembers: (org, email) => deps.putMembers(org, email, applyChange(base, normalise(request.change))),
    }),

  'measures the draft against the live cache': (request, deps, { base, cache }) =>
    changeMembers({ ...request, change: differenceOf(cache, applyChange(base, request.change)) }, deps),

  'merges into the live cache': (request, deps, { cache }) =>
    changeMembers(
      request,
      seeing(deps, () => cache),
    ),

  'writes without reading': (request, deps, { cache }) =>
    changeMembers(request, {
      ...deps,
      getGuest: async (org, email) => {
        const guest = await deps.getGuest(org, email)
        return { ...guest, email, deletedAt: null, associatedMembers: { known: true, ids: cache } }
      },
    }),

  'resends a body': (request, deps) =>
    changeMembers(request, {
      ...deps,
      putMembers: (org, email, ids) =>
        deps.putMembers(org, email, ids).catch(() => deps.putMembers(org, email, ids)),
    }),

  'reads an absent list as nobody': (request, deps) =>
    changeMembers(request, {
      ...deps,
      getGuest: async (org, email) => {
        const guest = await deps.getGuest(org, email)
        return guest.associatedMembers.known
          ? guest
          : { ...guest, associatedMembers: { known: true, ids: [] } }
      },
    }),

  'believes a null': (request, deps) =>
    changeMembers(
      { ...request, known: [] },
      seeing(deps, (ids) => ids),
    ),

  'drops unknown ids': (request, deps) =>
    changeMembers(
      request,
      seeing(deps, (ids) => without(ids, [unknownId])),
    ),

  'orders ids as text': (request, deps) =>
    changeMembers(request, {
      ...deps,
      putMembers: (org, email, ids) => deps.putMembers(org, email, ids.map(String).toSorted().map(Number)),
    }),

  'tells ids as text from ids as numbers': (request, deps) => {
    const kept = new Set<MemberId | string>()
    return changeMembers(request, {
      ...seeing(deps, (ids) => {
        ids.forEach((id) => kept.add(String(id)))
        return ids
      }),
      putMembers: (org, email, ids) =>
        deps.putMembers(
          org,
          email,
          [...new Set([...kept, ...ids])].map(Number).toSorted((a, b) => a - b),
        ),
    })
  },

  'takes any guest for the one asked for': (request, deps) =>
    changeMembers(request, {
      ...deps,
      getGuest: async (org, email) => ({ ...(await deps.getGuest(org, email)), email }),
    }),

  'takes an answer for success without looking': (request, deps) =>
    changeMembers(request, {
      ...deps,
      putMembers: async (org, email, ids) => ({
        ...(await deps.putMembers(org, email, ids)),
        associatedMembers: { known: true, ids },
      }),
    }),

  'takes no answer for a failure': async (request, deps) => {
    const outcome = await changeMembers(request, deps)
    return outcome.kind === 'unknown' ? { kind: 'unanswered', inDoubt: { add: [], remove: [] } } : outcome
  },

  'lets tabs write at the same time': (request, deps) =>
    changeMembers(request, { ...deps, lock: (_name, task) => task() }),

  'forgets that the server appends': (request, deps) =>
    changeMembers(request, { ...deps, appending: new Set() }),
}

/** The same world, but readable lists are seen as something else. */
function seeing(deps: ChangeDeps, see: (ids: readonly MemberId[]) => readonly MemberId[]): ChangeDeps {
  return {
    ...deps,
    getGuest: async (org, email) => {
      const guest = await deps.getGuest(org, email)
      const members = guest.associatedMembers
      return members.known ? { ...guest, associatedMembers: { known: true, ids: see(members.ids) } } : guest
    },
  }
}
