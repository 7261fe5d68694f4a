import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { GuestStore } from '#src/sandbox/data/guestStore.ts'
import type { MemberList } from '#src/sandbox/data/wireGuest.ts'
import { storeOf } from '#src/sandbox/sandboxState.ts'
import type { World } from '#src/sandbox/sandboxState.ts'

/** What someone else does to a guest's list: `set` replaces it, then `add` and `remove` change it. */
export type ForeignChange = {
  add?: readonly MemberId[] | undefined
  remove?: readonly MemberId[] | undefined
  set?: readonly MemberId[] | undefined
}

/** Finds a guest in this sandbox. Throws a RangeError when it is not there: a mistake of the test. */
export function locate(world: World, org: OrgId, email: Email): { store: GuestStore; index: number } {
  const store = storeOf(world, org)
  const index = store?.find(email)
  if (!store || index === undefined) throw new RangeError(`No guest ${email} in organization ${org}.`)
  return { store, index }
}

/** Changes a guest's list as another user of Tallyfy would, at once. Returns the list after. */
export function changeAsSomeoneElse(
  world: World,
  org: OrgId,
  email: Email,
  change: ForeignChange,
): MemberList {
  const { store, index } = locate(world, org, email)
  const before = store.listAt(index)
  const kept = (change.set ?? before ?? []).filter((id) => !change.remove?.includes(id))
  const after = [...new Set([...kept, ...(change.add ?? [])])]
  store.write(index, after)
  note(world, { method: 'PUT', org, email: store.at(index).email, before, after })
  return after
}

/** Deletes a guest as another user of Tallyfy would. */
export function deleteAsSomeoneElse(world: World, org: OrgId, email: Email): void {
  const { store, index } = locate(world, org, email)
  const guest = store.at(index)
  store.remove(index)
  note(world, {
    method: 'DELETE',
    org,
    email: guest.email,
    before: guest.details.associated_members,
    after: null,
  })
}

type ForeignWrite = {
  method: 'PUT' | 'DELETE'
  org: OrgId
  email: Email
  before: MemberList
  after: MemberList
}

function note(world: World, write: ForeignWrite): void {
  world.log.write({ ...write, at: world.clock(), user: 'someone else', request: null })
}
