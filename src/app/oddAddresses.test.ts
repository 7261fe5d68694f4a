import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Api, createApi } from '#src/api/createApi.ts'
import { sessionOf } from '#src/api/http/network.fixture.ts'
import { browserClock } from '#src/browser/clock.ts'
import { createTabLock } from '#src/browser/locks.ts'
import type { ChangeOutcome } from '#src/changes/changeContract.ts'
import { type Changes, createChanges } from '#src/changes/createChanges.ts'
import { createMemoryLogStorage, noOtherTabs } from '#src/changes/log/logStorage.fixture.ts'
import { createGuestIndexers, type IndexedGuests } from '#src/guest-list/guestIndexer.ts'
import { createGuestSearch } from '#src/guest-list/guestSearch.ts'
import { indexSamples } from '#src/guest-list/guestSamples.fixture.ts'
import { type GuestRef, guestKey } from '#src/lib/guest.ts'
import { oddEmails } from '#src/lib/oddTexts.fixture.ts'
import { messages } from '#src/server/messages.ts'
import { createBase } from '#src/sandbox/data/base.ts'
import { sampleGuest } from '#src/sandbox/data/makeSampleGuest.ts'
import { edgeCases } from '#src/sandbox/data/organizations.ts'
import { createSandbox } from '#src/sandbox/sandbox.ts'
import { startGateway } from '#src/server/gateway.fixture.ts'
import { createAppRouter } from './routes.tsx'

// Search, link, change and save of every odd address: the app's own layers, the gateway over HTTP, the sandbox behind it.

const [ana, bob] = [1001, 1002]

/** Not addresses, or a server could take them for another path: they are never sent on. */
const refusedEmails = [
  'a\nb@x.example',
  'a\u0000b@x.example',
  'a/../b@x.example',
  './a@x.example/..',
  'a//b@x.example',
  'a/',
]

/** The case of an email is ignored: of those that differ in it alone, each is in an organization of its own. */
const organizations = [...oddEmails, ...refusedEmails].reduce<string[][]>((all, email) => {
  const place = all.findIndex(
    (emails) => !emails.some((other) => guestKey({ email: other }) === guestKey({ email })),
  )
  return place < 0 ? [...all, [email]] : all.with(place, [...(all[place] ?? []), email])
}, [])

const guests = organizations.flatMap((emails, index) =>
  emails.map((email) => ({ org: `odd-${index}`, email })),
)
const isRefused = ({ email }: GuestRef) => refusedEmails.includes(email)

const sandbox = createSandbox({
  base: createBase({
    organizations: organizations.map((emails, index) => ({
      ...edgeCases,
      id: `odd-${index}`,
      guests: emails.length,
      sampleGuests: emails.map((email) => sampleGuest(null, null, email, [ana])),
    })),
  }),
})

// A hundred saves take two seconds, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const client = new QueryClient()
let gateway: Awaited<ReturnType<typeof startGateway>>
let api: Api
let changes: Changes

beforeAll(async () => {
  gateway = await startGateway({ sandbox: () => sandbox })
  const session = await gateway.signIn({ sandbox: true })
  const deps = { clock: browserClock, random: () => 0.5, reportError: rethrow }
  api = createApi({
    ...deps,
    fetch: (path, init) => gateway.fetchAs(session, path, init),
    isOnline: () => true,
  })
  api.session.signedInAgain(sessionOf(session.id))
  changes = createChanges({
    ...deps,
    api,
    queryClient: client,
    lock: createTabLock(),
    logStorage: createMemoryLogStorage(),
    channel: noOtherTabs,
  })
})
afterAll(async () => {
  client.clear()
  await gateway.close()
})

function rethrow(error: unknown): void {
  throw error
}

/** The sentence that the user reads. */
function reasonFor({ email }: GuestRef): string {
  return /\p{Cc}/u.test(email) ? messages.controlCharacter() : messages.ambiguousParameter()
}

async function addBob(guest: GuestRef): Promise<ChangeOutcome> {
  const options = client.defaultMutationOptions(changes.changeMembersMutation(guest))
  const variables = { change: { add: [bob], remove: [] }, base: [ana], session: api.session.current() }
  return (await client.getMutationCache().build(client, options).execute(variables)).outcome
}

describe('every odd address', () => {
  test('is in the list that the gateway forwards, and is found by its own text', async () => {
    const search = createGuestSearch()
    const lists = new Map<string, IndexedGuests>()
    for (const [index, emails] of organizations.entries()) {
      const { rows } = await client.fetchQuery(api.guests.queries.list(`odd-${index}`))
      expect([...rows.keys()]).toEqual(emails)
      lists.set(`odd-${index}`, indexSamples(rows))
    }
    const notFound = guests.filter(({ org, email }) => {
      const list = lists.get(org)
      const filter = { query: email, status: 'any', member: null, company: '', view: null } as const
      return !list?.index.keys.some((key, slot) => key === email && search(list, filter).hits[slot] === 2)
    })
    expect(notFound).toEqual([])
  })

  test('is in the address of its page as it is, and comes back out of that address', () => {
    const guestIndexers = createGuestIndexers({ queryClient: client, api, now: browserClock.now })
    const router = createAppRouter({ queryClient: client, api, guestIndexers })
    router.update({ ...router.options, history: createMemoryHistory() })
    for (const guest of guests) {
      const { href } = router.buildLocation({ to: '/orgs/$org/guests/$email', params: guest })
      for (const link of [href, `/orgs/${guest.org}/guests/${encodeURIComponent(guest.email)}`]) {
        const opened = router.matchRoutes(
          router.parseLocation(createMemoryHistory({ initialEntries: [link] }).location),
        )
        expect(opened.at(-1)?.params).toEqual(guest)
      }
    }
  })

  test('is changed and saved: one write, of that guest, with the right list', async () => {
    for (const guest of guests.filter((one) => !isRefused(one))) {
      const start = sandbox.control.log.writes.length
      expect((await addBob(guest)).kind, guest.email).toBe('saved')
      const write = { method: 'PUT', org: guest.org, email: guest.email, before: [ana], after: [ana, bob] }
      expect(sandbox.control.log.writes.slice(start)).toMatchObject([write])
    }
  })

  test('that is none, or could be taken for another path, is refused with the reason and not sent on', async () => {
    const start = sandbox.control.log.requests.length
    for (const guest of guests.filter(isRefused)) {
      const outcome = await addBob(guest)
      expect(outcome, guest.email).toMatchObject({
        kind: 'refused',
        sent: null,
        error: { status: 400, source: 'gateway', code: 'BAD_REQUEST', params: { text: reasonFor(guest) } },
      })
    }
    expect(sandbox.control.log.requests.slice(start)).toEqual([])
    for (const { org, email } of guests.filter(isRefused))
      expect(sandbox.control.membersOf(org, email)).toEqual([ana])
  })
})
