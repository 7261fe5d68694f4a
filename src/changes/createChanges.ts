import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import type { Api } from '#src/api/createApi.ts'
import { guestScope } from '#src/api/guests/guestQueries.ts'
import type { ApiError } from '#src/api/http/apiError.ts'
import type { Session } from '#src/api/session/session.ts'
import type { TabChannel } from '#src/browser/tabChannel.ts'
import { createStore } from '#src/lib/createStore.ts'
import { type Guest, type GuestRef, type OrgId, guestKey } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, invert, isEmpty, noChange } from '#src/lib/memberChange.ts'
import { type BrowserDeps, createBrowserDeps, isStillSignedIn, noteWrites } from './browserDeps.ts'
import type { ChangeOutcome, ChangeDeps, ChangeRequest, ChangeStep } from './changeContract.ts'
import { changeMembers } from './changeMembers.ts'
import { createGuestMutations } from './guestMutations.ts'
import { type LogMessage, createChangeLog } from './log/changeLog.ts'
import { resultOf, unknownChangeOf } from './log/judgeEntry.ts'
import { type ChangeEntry, type EntryId, type LogEntry, isMemberChange } from './log/logEntry.ts'
import type { LogStorage } from './log/logStorage.ts'
import { type CheckResult, checkEntry, watchForOverwrite } from './overwriteWatch.ts'

export type ChangesDeps = BrowserDeps & {
  queryClient: QueryClient
  /** Where the log outlives the page. */
  logStorage: LogStorage
  /** Tells the other tabs what the log has. */
  channel: TabChannel<LogMessage>
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
  const { api, clock, logStorage: storage, channel } = deps
  const onLoaded = (entries: readonly LogEntry[]) => recallMembers(api, entries)
  const log = createChangeLog({ ...deps, storage, channel, session: api.session, onLoaded })
  const appendingOrgs = new Set<OrgId>()
  const refusals = createStore<Refusals>(new Map())
  api.session.onUserChange(() => {
    void log.deleteAll()
    appendingOrgs.clear()
    refusals.set(new Map())
  })

  const changeAndRecord = async (
    guest: GuestRef,
    variables: ChangeMembersVariables,
    onStep: ChangeDeps['onStep'],
  ): Promise<ChangeResult> => {
    const { session, undoes = null, inDoubt = noChange } = variables
    if (!session) return { outcome: { kind: 'signed-out', inDoubt: noChange }, entry: null }
    const earlier = isEmpty(inDoubt) ? null : unknownChangeOf(log.state.get().entries, guest)
    const entry = { ...newEntry(guest, undoes), id: earlier?.id ?? log.nextId(), applied: inDoubt }
    const browserDeps = noteWrites(createBrowserDeps(deps, { session, appendingOrgs, onStep }), (write) =>
      log.begin({ ...entry, ...write, at: clock.now() }),
    )
    const outcome = await changeForSession(api, session, { ...variables, guest }, browserDeps)
    // What the user's session has changed is not shown to the next user.
    if (!isStillSignedIn(api, session)) return { outcome, entry: null }
    cacheOutcome(deps, guest, outcome)
    if (outcome.kind === 'refused' && outcome.error.status === 403 && outcome.sent !== null) {
      refusals.update((all) => new Map(all).set(guest.org, outcome.error))
    }
    const result = resultOf(outcome)
    const ended = result && { ...entry, ...result, at: clock.now() }
    if (ended) log.put(ended)
    else log.remove(entry.id)
    const isDone = outcome.kind === 'saved' || outcome.kind === 'unchanged'
    if (undoes !== null && isDone) log.amend(undoes, { undoneBy: ended?.id ?? undoes })
    if (ended) watchForOverwrite({ ...deps, log }, ended.id)
    return { outcome, entry: ended }
  }

  /** At a 401 it ends: a run pauses then, and never continues by itself. */
  const changeInRun = async (
    request: ChangeRequest,
    session: Session,
    adapt: (deps: ChangeDeps) => ChangeDeps,
  ): Promise<ChangeOutcome> => {
    const browserDeps = adapt(createBrowserDeps(deps, { session, appendingOrgs, priority: 'run' }))
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

  return {
    log,
    ...createGuestMutations({ api, log, clock }),

    /** Reads the guest to find out what became of an entry whose outcome is not known. Never rejects. */
    checkAgain: (id: EntryId): Promise<CheckResult> => checkEntry({ ...deps, log }, id),

    /** Where Tallyfy did not let this user change members: there nothing can be edited for the rest of the session. */
    refusals: { get: refusals.get, subscribe: refusals.subscribe },

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

/** Changes a guest for the user of `session`; repeats it after each new sign-in of the same user. Never rejects. */
async function changeForSession(
  api: Api,
  session: Session,
  request: ChangeRequest,
  deps: ChangeDeps,
): Promise<ChangeOutcome> {
  let inDoubt = request.inDoubt ?? noChange
  let adopted = false
  for (;;) {
    if (!isStillSignedIn(api, session)) return { kind: 'other-user', inDoubt }
    const outcome = await changeMembers({ ...request, inDoubt }, deps)
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

/** What takes an entry back: only what that change itself did. */
export function undoVariables(
  entry: ChangeEntry,
): Pick<ChangeMembersVariables, 'change' | 'confirmed' | 'undoes'> {
  return { change: invert(entry.applied), confirmed: entry.before?.length === 0, undoes: entry.id }
}

/** List and detail show the guest by whose list the outcome was judged, or read again after a write in doubt. */
function cacheOutcome({ api, queryClient }: ChangesDeps, guest: GuestRef, outcome: ChangeOutcome): void {
  const judged = judgedGuest(outcome)
  if (judged) api.guests.cacheWrittenGuest(queryClient, guest.org, judged)
  if ('inDoubt' in outcome && !isEmpty(outcome.inDoubt)) api.guests.markOutcomeUnknown(queryClient, guest)
}

/** The guest that the outcome was judged by; null when its list only raised a question. */
function judgedGuest(outcome: ChangeOutcome): Guest | null {
  return 'applied' in outcome || outcome.kind === 'unchanged' ? outcome.guest : null
}

/** What the log keeps of a change before it is made. */
function newEntry(guest: GuestRef, undoes: EntryId | null): Omit<ChangeEntry, 'id' | 'at'> {
  return {
    guest,
    kind: undoes === null ? 'change' : 'undo',
    state: 'unknown',
    applied: noChange,
    isComplete: false,
    before: null,
    after: null,
    canRemove: true,
    undoes,
    undoneBy: null,
    recheck: { kind: 'pending' },
  }
}

/** After a reload the lists that the log (latest first) knows are still the last known ones of their guests. */
function recallMembers(api: Api, entries: readonly LogEntry[]): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    const key = `${entry.guest.org}/${guestKey(entry.guest)}`
    if (!seen.has(key) && isMemberChange(entry) && entry.after) {
      api.guests.recallMembers(entry.guest, entry.after)
    }
    seen.add(key)
  }
}
