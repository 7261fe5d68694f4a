import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { GuestStore } from '#src/sandbox/data/guestStore.ts'
import type { MemberList } from '#src/sandbox/data/wireGuest.ts'
import { guestStoreOf, type SandboxState } from '#src/sandbox/sandboxState.ts'

/** What another user changes: `set` replaces the members, then `remove` and `add` change them. */
export type ChangeByOther = {
  add?: readonly MemberId[] | undefined
  remove?: readonly MemberId[] | undefined
  set?: readonly MemberId[] | undefined
}

/** Finds a guest in a sandbox. Throws a RangeError for an unknown one: the test is wrong then. */
export function findGuest(
  state: SandboxState,
  org: OrgId,
  email: Email,
): { store: GuestStore; index: number } {
  const store = guestStoreOf(state, org)
  const index = store?.find(email)
  if (!store || index === undefined) throw new RangeError(`No guest ${email} in organization ${org}.`)
  return { store, index }
}

/** Changes a guest's members as another user of Tallyfy would. Returns the members after. */
export function changeByOther(
  state: SandboxState,
  org: OrgId,
  email: Email,
  change: ChangeByOther,
): MemberList {
  const { store, index } = findGuest(state, org, email)
  const before = store.listAt(index)
  const kept = (change.set ?? before ?? []).filter((id) => !change.remove?.includes(id))
  const after = [...new Set([...kept, ...(change.add ?? [])])]
  store.write(index, after)
  addToLog(state, { method: 'PUT', org, email: store.at(index).email, before, after })
  return after
}

/** Deletes a guest as another user of Tallyfy would. */
export function deleteByOther(state: SandboxState, org: OrgId, email: Email): void {
  const { store, index } = findGuest(state, org, email)
  const guest = store.at(index)
  store.remove(index)
  addToLog(state, {
    method: 'DELETE',
    org,
    email: guest.email,
    before: guest.details.associated_members,
    after: null,
  })
}

type WriteByOther = {
  method: 'PUT' | 'DELETE'
  org: OrgId
  email: Email
  before: MemberList
  after: MemberList
}

function addToLog(state: SandboxState, write: WriteByOther): void {
  state.log.addWrite({ ...write, at: state.clock(), user: 'other-user', request: null })
}
