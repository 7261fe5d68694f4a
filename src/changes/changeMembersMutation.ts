import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import type { ChangeOutcome } from './changeOutcome.ts'
import { type Email, type OrgId, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, invert, noChange } from '#src/lib/memberChange.ts'
import { type ChangeEntry, markUndone, record } from './changeLog.ts'
import { changeMembers } from './changeMembers.ts'
import type { ChangeDeps, ChangeRequest } from './changeRequest.ts'
import { changeWorld } from './browserDeps.ts'
import { guestInList, guestKeys, rememberGuest } from '#src/api/guests/guestCache.ts'
import { confirmNobody, knownBefore } from '#src/api/guests/lastKnownMembers.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { watchOver } from './overwriteWatch.ts'
import { type Session, isSameWorld, tabSession } from '#src/api/session/tabSession.ts'
import { markWritten } from '#src/api/guests/writeVersions.ts'

/** What a person asks for. */
export type MembersAsked = {
  change: MemberChange
  /** The frozen base of the editor; what differs from it later is told as someone else's. */
  base?: readonly MemberId[]
  /** After the outcomes *would empty* and *says nobody*, once the person has agreed. */
  confirmed?: { empty?: boolean; nobody?: boolean }
  /** What the outcome that asked for the confirmation left in doubt. */
  inDoubt?: MemberChange
  /** The entry of the log that this takes back. */
  undoes?: ChangeEntry
}

/** Under whose session each change was asked for, from the click on: it may have to wait for its turn. */
const askers = new WeakMap<MembersAsked, Session>()

/**
 * Changes a guest's associated members; see `changeMembers`. Never fails: its data is a ChangeOutcome. At a 401 it
 * stays pending until somebody signs in, and goes on from reading when it is the same user. `onStep`: told
 * where it is.
 */
export const changeMembersOf = (org: OrgId, email: Email, onStep?: ChangeDeps['onStep']) =>
  mutationOptions({
    mutationKey: ['change members', org, email],
    // Two quick saves run in order.
    scope: { id: `members of ${email}` },
    // Without a network it fails at once: nothing is kept to be sent by itself later.
    networkMode: 'always',
    retry: false,
    onMutate: (asked: MembersAsked) => {
      const session = tabSession.get()
      if (session) askers.set(asked, session)
    },
    mutationFn: (asked: MembersAsked) => changeUnderSession(org, email, asked, onStep),
    onSuccess: (outcome, asked, _result, { client }) => remember(client, org, email, asked, outcome),
  })

/** What to ask for to take an entry back: only what we ourselves changed. */
export function undoOf(entry: ChangeEntry): MembersAsked {
  const wasEmpty = 'before' in entry.outcome && entry.outcome.before.length === 0
  return { change: invert(entry.applied), undoes: entry, confirmed: { empty: wasEmpty } }
}

async function changeUnderSession(
  org: OrgId,
  email: Email,
  asked: MembersAsked,
  onStep: ChangeDeps['onStep'],
): Promise<ChangeOutcome> {
  const asker = askers.get(asked)
  if (asked.confirmed?.nobody === true) confirmNobody(org, email)
  const world = changeWorld(() => isStill(asker), onStep)
  let inDoubt = asked.inDoubt ?? noChange
  let adopted = false
  for (;;) {
    if (!isStill(asker)) return { kind: 'other user', inDoubt }
    const known = knownBefore(org, email) ?? []
    const request: ChangeRequest = { org, email, ...asked, known, inDoubt }
    const outcome = await changeMembers(request, world)
    if (outcome.kind !== 'signed out' && outcome.kind !== 'session changed') return outcome
    inDoubt = outcome.inDoubt
    if (outcome.kind === 'session changed') {
      // Another tab may have signed in again as the same user; then the gate has taken that session over.
      if (adopted || sessionGate.getSnapshot().kind !== 'none') return outcome
      adopted = true
    }
    const renewal = await sessionGate.wait()
    if (renewal === 'left') return { kind: 'signed out', inDoubt }
    if (renewal === 'other user') return { kind: 'other user', inDoubt }
  }
}

function isStill(asker: Session | undefined): boolean {
  const now = tabSession.get()
  return asker === undefined || (now !== null && isSameWorld(asker, now))
}

function remember(
  client: QueryClient,
  org: OrgId,
  email: Email,
  asked: MembersAsked,
  outcome: ChangeOutcome,
): void {
  // The guest whose list the outcome was judged by; a list that only raised a question is not shown as the truth.
  const guest = 'applied' in outcome || outcome.kind === 'already so' ? outcome.guest : null
  if (guest) rememberGuest(client, org, guest)
  const entry = record(client, {
    org,
    email,
    title: titleOf(guest ?? guestInList(client, org, email) ?? { email, firstName: '', lastName: '' }),
    at: Date.now(),
    user: userOf(askers.get(asked)),
    kind: asked.undoes ? 'undo' : 'change',
    outcome,
  })
  if (entry && !entry.certain) forgetReads(client, org, email)
  if (asked.undoes && (outcome.kind === 'saved' || outcome.kind === 'already so')) {
    markUndone(client, org, asked.undoes.id, entry?.id ?? asked.undoes.id)
  }
  if (entry) watchOver(client, entry)
}

/** A write is in doubt: what was read before it is no longer to be shown as certain. */
function forgetReads(client: QueryClient, org: OrgId, email: Email): void {
  markWritten(org, email)
  void client.invalidateQueries({ queryKey: guestKeys.detail(org, email), exact: true })
}

function userOf(session: Session | undefined): ChangeEntry['user'] {
  if (!session) return null
  const { id, email, firstName, lastName } = session.user
  return { id: String(id), email, name: `${firstName} ${lastName}`.trim() || email }
}
