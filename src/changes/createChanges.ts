import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import type { Api } from '#src/api/createApi.ts'
import type { NewGuest } from '#src/api/guests/guestCalls.ts'
import { guestScope } from '#src/api/guests/guestQueries.ts'
import { type ApiError, ownError } from '#src/api/http/apiError.ts'
import type { RequestPriority } from '#src/api/http/rateLimiter.ts'
import { type Session, isSameAccount } from '#src/api/session/session.ts'
import { type Clock, sleep } from '#src/browser/clock.ts'
import type { Lock } from '#src/browser/locks.ts'
import { createStore } from '#src/lib/createStore.ts'
import { type Guest, type GuestRef, type OrgId, guestKey, titleOf } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, invert, isEmpty, noChange } from '#src/lib/memberChange.ts'
import { type ChangeEntry, type EntryId, type GuestEntry, createChangeLog } from './changeLog.ts'
import { changeMembers } from './changeMembers.ts'
import type { ChangeOutcome, ChangeDeps, ChangeRequest, ChangeStep } from './changeContract.ts'
import { watchForOverwrite } from './overwriteWatch.ts'

export type ChangesDeps = {
  api: Api
  queryClient: QueryClient
  lock: Lock
  clock: Clock
  /** 0 ≤ x < 1 */
  random: () => number
  /** Receives every exception that is no ApiError: an error in this program. */
  reportError: (error: unknown) => void
}

export type ChangeMembersVariables = {
  change: MemberChange
  /** The frozen base of the editor; what differs from it later is reported as someone else's change. */
  base?: readonly MemberId[]
  /** After the outcome `needs-confirmation`, once the user agreed. After `unexpected-null` call `acceptEmptyList` instead. */
  confirmed?: boolean
  /** What the outcome that needed the confirmation left in doubt. */
  inDoubt?: MemberChange
  /** The session when the user decided: nothing is written for another user. Null: the user had signed out. */
  session: Session | null
  /** The entry of the log that this change takes back. */
  undoes?: EntryId
}

/** `entry`: the entry in the log; null when nothing was changed. */
export type ChangeResult = { outcome: ChangeOutcome; entry: ChangeEntry | null }

/** The refusals (403) of this session, by organization. */
export type Refusals = ReadonlyMap<OrgId, ApiError>

export type Changes = ReturnType<typeof createChanges>

/** Makes the one way to change a guest's members, with its log, its overwrite watch and what it knows of the server. */
export function createChanges(deps: ChangesDeps) {
  const { api } = deps
  const log = createChangeLog()
  const appendingOrgs = new Set<OrgId>()
  const refusals = createStore<Refusals>(new Map())
  api.session.onUserChange(() => {
    log.clear()
    appendingOrgs.clear()
    refusals.set(new Map())
  })

  const changeAndRecord = async (
    guest: GuestRef,
    variables: ChangeMembersVariables,
    onStep: ChangeDeps['onStep'],
  ): Promise<ChangeResult> => {
    const { session } = variables
    if (!session) return { outcome: { kind: 'signed-out', inDoubt: noChange }, entry: null }
    const browserDeps = createBrowserDeps(deps, session, appendingOrgs, onStep)
    const outcome = await changeForSession(api, guest, { ...variables, session }, browserDeps)
    // What the user's session has changed is not shown to the next user.
    if (!isStillSignedIn(api, session)) return { outcome, entry: null }
    cacheOutcome(deps, guest, outcome)
    if (outcome.kind === 'refused' && outcome.error.status === 403 && outcome.sent !== null) {
      refusals.update((all) => new Map(all).set(guest.org, outcome.error))
    }
    const entry = log.record({
      guest,
      title: titleFor(deps, guest, outcome),
      at: deps.clock.now(),
      user: userOf(session),
      kind: variables.undoes === undefined ? 'change' : 'undo',
      outcome,
    })
    const isDone = outcome.kind === 'saved' || outcome.kind === 'unchanged'
    if (variables.undoes !== undefined && isDone) {
      log.markUndone(variables.undoes, entry?.id ?? variables.undoes)
    }
    if (entry) watchForOverwrite({ ...deps, log }, entry.id)
    return { outcome, entry }
  }

  /** At a 401 it ends: a run pauses then, and never continues by itself. */
  const changeInRun = async (
    request: ChangeRequest,
    session: Session,
    adapt: (deps: ChangeDeps) => ChangeDeps,
  ): Promise<ChangeOutcome> => {
    const browserDeps = adapt(createBrowserDeps(deps, session, appendingOrgs, undefined, 'run'))
    const first = await changeMembers(request, browserDeps)
    // Another tab may have signed in again as the same user; then this tab has taken over its session.
    const isRenewed = first.kind === 'session-changed' && api.session.trouble.get().kind === 'none'
    const outcome =
      isRenewed && isStillSignedIn(api, session)
        ? await changeMembers({ ...request, inDoubt: first.inDoubt }, browserDeps)
        : first
    if (isStillSignedIn(api, session)) cacheOutcome(deps, request.guest, outcome)
    return outcome
  }

  /** Notes what the session's user did to a guest, unless another user has signed in since. */
  const recordGuest = (kind: GuestEntry['kind'], guest: GuestRef, title: string, session: Session | null) => {
    if (!session || !isStillSignedIn(api, session)) return
    log.recordGuest({ kind, guest, title, at: deps.clock.now(), user: userOf(session) })
  }

  return {
    log,

    /** Where Tallyfy did not let this user change members: there nothing can be edited for the rest of the session. */
    refusals: { get: refusals.get, subscribe: refusals.subscribe },

    /** Invites a guest; see `createGuestMutation` of the API. The log has it then. */
    createGuestMutation: (org: OrgId) =>
      mutationOptions({
        ...api.guests.createGuestMutation(org),
        mutationFn: async (draft: NewGuest) => {
          const session = api.session.current()
          const guest = await api.guests.create(org, draft)
          recordGuest('invitation', { org, email: guest.email }, titleOf(guest), session)
          return guest
        },
      }),

    /** Deletes a guest; see `deleteGuestMutation` of the API. The log has it then. */
    deleteGuestMutation: (guest: GuestRef) =>
      mutationOptions({
        ...api.guests.deleteGuestMutation(guest),
        mutationFn: async () => {
          const session = api.session.current()
          const title = cachedTitle(deps, guest)
          await api.guests.remove(guest)
          recordGuest('deletion', guest, title, session)
        },
      }),

    /**
     * Changes one guest as a row of a run, below the priority of the user's own saves. Never fails: every way to end is an
     * outcome. It is not in the log and not watched: the run has a journal. `adapt` puts the run's own steps around each
     * request.
     */
    changeInRun,

    /**
     * Changes a guest's associated members; see `changeMembers`. Never fails: every way to end is an outcome. At a 401
     * it stays pending until the user signs in, and continues with a read when it is the same user. `onStep` receives
     * each step that the user should see.
     */
    changeMembersMutation: (guest: GuestRef, onStep?: (step: ChangeStep) => void) =>
      mutationOptions({
        mutationKey: ['change-members', guest.org, guestKey(guest)],
        // Two quick saves run in order.
        scope: guestScope(guest),
        // Without a network it fails at once: nothing is kept to be sent later by itself.
        networkMode: 'always',
        retry: false,
        mutationFn: (variables: ChangeMembersVariables) => changeAndRecord(guest, variables, onStep),
      }),
  }
}

/** What takes an entry back: only what that change itself did. */
export function undoVariables(
  entry: ChangeEntry,
): Pick<ChangeMembersVariables, 'change' | 'confirmed' | 'undoes'> {
  return { change: invert(entry.applied), confirmed: entry.counts?.before === 0, undoes: entry.id }
}

/** Network, lock and clock of this browser for `changeMembers`. No call leaves once another user has signed in. */
function createBrowserDeps(
  { api, lock, clock, random, reportError }: ChangesDeps,
  session: Session,
  appendingOrgs: Set<OrgId>,
  onStep: ChangeDeps['onStep'],
  priority: RequestPriority = 'interactive',
): ChangeDeps {
  // A call that would have to wait is refused, so that nothing waits between read and write: the save reads again.
  const options = {
    priority,
    maxWaitMs: 0,
    beforeSend: () => {
      if (!isStillSignedIn(api, session)) throw ownError('session-changed', { status: 409 })
    },
  }
  return {
    // Not from the query cache: a fetch there that is cancelled, as by closing the drawer, resolves with older data.
    getGuest: (guest) => api.guests.get(guest, options),
    replaceMembers: (guest, ids) => api.guests.replaceMembers(guest, ids, options),
    waitUntilClear: (wait) => api.rateLimiter.waitUntilClear(wait),
    lock,
    appendingOrgs,
    sleep: (ms) => sleep(clock, ms),
    now: clock.now,
    random,
    reportError,
    onStep,
  }
}

/** Repeats the change after each new sign-in of the same user. */
async function changeForSession(
  api: Api,
  guest: GuestRef,
  variables: ChangeMembersVariables & { session: Session },
  deps: ChangeDeps,
): Promise<ChangeOutcome> {
  const { session } = variables
  let inDoubt = variables.inDoubt ?? noChange
  let adopted = false
  for (;;) {
    if (!isStillSignedIn(api, session)) return { kind: 'other-user', inDoubt }
    const outcome = await changeMembers({ ...variables, guest, inDoubt }, deps)
    if (outcome.kind !== 'signed-out' && outcome.kind !== 'session-changed') return outcome
    inDoubt = outcome.inDoubt
    if (outcome.kind === 'session-changed') {
      // Another tab may have signed in again as the same user; then this tab has taken over its session.
      if (adopted || api.session.trouble.get().kind !== 'none') return outcome
      adopted = true
    }
    const ended = await api.session.waitForSignIn()
    if (ended !== 'same-user') return { kind: ended, inDoubt }
  }
}

function isStillSignedIn(api: Api, session: Session): boolean {
  const now = api.session.current()
  return now !== null && isSameAccount(session, now)
}

/** List and detail show the guest by whose list the outcome was judged, or read again after a write in doubt. */
function cacheOutcome({ api, queryClient }: ChangesDeps, guest: GuestRef, outcome: ChangeOutcome): void {
  const judged = judgedGuest(outcome)
  if (judged) api.guests.cacheWrittenGuest(queryClient, guest.org, judged)
  if ('inDoubt' in outcome && !isEmpty(outcome.inDoubt)) api.guests.markOutcomeUnknown(queryClient, guest)
}

function titleFor(deps: ChangesDeps, guest: GuestRef, outcome: ChangeOutcome): string {
  const judged = judgedGuest(outcome)
  return judged ? titleOf(judged) : cachedTitle(deps, guest)
}

/** What the guest is called as far as the list or the drawer know it. */
function cachedTitle({ api, queryClient }: ChangesDeps, guest: GuestRef): string {
  const { queryKey } = api.guests.queries.detail(guest)
  const known = api.guests.findInList(queryClient, guest) ?? queryClient.getQueryData(queryKey)
  return known ? titleOf(known) : guest.email
}

/** The guest that the outcome was judged by; null when its list only raised a question. */
function judgedGuest(outcome: ChangeOutcome): Guest | null {
  return 'applied' in outcome || outcome.kind === 'unchanged' ? outcome.guest : null
}

function userOf({ user: { id, email, firstName, lastName } }: Session): ChangeEntry['user'] {
  return { id: String(id), email, name: `${firstName} ${lastName}`.trim() || email }
}
