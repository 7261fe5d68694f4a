import type { AssociatedMembers, Guest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { ApiError } from '#src/api/http/apiError.ts'
import type { ChangeDeps, ChangeStep } from '#src/changes/changeRequest.ts'
import { toGuest } from '#src/api/guests/wireGuest.ts'

export const email = 'eunji.kim@hanok.kr'

/** What one call is answered with: a list, a guest, or a failure. */
export type Answer = readonly MemberId[] | Guest | Error

/** A guest who is nothing but a list, or with `changes` something else. */
export function guestHolding(members: AssociatedMembers, changes: Partial<Guest> = {}): Guest {
  return { ...toGuest({ email, stats: undefined }), associatedMembers: members, ...changes }
}

export const sentNull = guestHolding({ known: true, ids: [], from: 'null' })

/** A refusal of Tallyfy, or of whom `parts` says. */
export function failing(
  status: number,
  parts: Partial<ConstructorParameters<typeof ApiError>[0]> = {},
): ApiError {
  return new ApiError({
    status,
    code: `HTTP_${status}`,
    message: `Status ${status}.`,
    source: 'tallyfy',
    ...parts,
  })
}

export const unanswered = failing(0, { code: 'UNANSWERED', source: 'browser' })

/**
 * A world where every call is answered as written down, and time passes only by sleeping. `calls` notes what was
 * sent: `GET`, or the list of a PUT.
 */
export function scriptedWorld(script: { get: readonly Answer[]; put?: readonly Answer[] }) {
  const gets = [...script.get]
  const puts = [...(script.put ?? [])]
  const calls: ('GET' | readonly MemberId[])[] = []
  const steps: ChangeStep[] = []
  let now = 0
  const world: ChangeDeps = {
    getGuest: async () => {
      calls.push('GET')
      return answered(gets.shift())
    },
    putMembers: async (_org, _email, ids) => {
      calls.push(ids)
      return answered(puts.shift())
    },
    lock: (_name, task) => task(),
    appending: new Set(),
    sleep: async (ms) => {
      now += ms
    },
    now: () => now,
    random: () => 0.5,
    onStep: (step) => steps.push(step),
  }
  return { world, calls, steps, now: () => now }
}

function answered(answer: Answer | undefined): Guest {
  if (answer === undefined) throw new Error('one call too many')
  if (answer instanceof Error) throw answer
  return 'email' in answer ? answer : guestHolding({ known: true, ids: answer })
}
