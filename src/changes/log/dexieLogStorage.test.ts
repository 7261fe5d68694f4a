import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createDexieLogStorage } from './dexieLogStorage.ts'
import { changeEntry, guestEntry } from './logStorage.fixture.ts'
import { createLazyLogStorage } from './logStorage.ts'

const ana = { userId: '1', upstream: 'go.tallyfy.com' }
const ken = { userId: '4', upstream: 'go.tallyfy.com' }
const newName = () => `test ${Math.random()}`
const create = (name = newName()) => createLazyLogStorage(async () => createDexieLogStorage(name))

test('gives each user back what was stored for that user', async () => {
  const storage = create()
  const change = changeEntry()
  const deletion = guestEntry({ id: 'e2', kind: 'deletion' })
  await storage.add(ana, change)
  await storage.add(ana, deletion)
  await storage.add(ken, guestEntry({ id: 'e3' }))
  expect(await storage.list(ana)).toEqual([change, deletion])
  await storage.deleteAccount(ana)
  expect(await storage.list(ana)).toEqual([])
  expect(await storage.list(ken)).toHaveLength(1)
})

test('replaces an entry as a whole, but none that is gone', async () => {
  const storage = create()
  await storage.add(ana, changeEntry({ recheck: { kind: 'overwritten', lost: { add: [2], remove: [] } } }))
  const later = changeEntry({ recheck: { kind: 'dismissed' }, undoneBy: 'e2' })
  await storage.replace(ana, later)
  expect(await storage.list(ana)).toEqual([later])
  await storage.remove('e1')
  await storage.replace(ana, later)
  expect(await storage.list(ana)).toEqual([])
})

test('deletes what is too old', async () => {
  const storage = create()
  await storage.add(ana, changeEntry({ at: 999 }))
  await storage.add(ana, changeEntry({ id: 'e2', at: 1000 }))
  await storage.deleteBefore(1000)
  expect((await storage.list(ana)).map(({ id }) => id)).toEqual(['e2'])
})

test('leaves out what cannot be read', async () => {
  const name = newName()
  const storage = create(name)
  await storage.add(ana, changeEntry())
  const { Dexie } = await import('dexie')
  const db = await new Dexie(name).open()
  await db.table('entries').put({ id: 'odd', ...ana })
  db.close()
  expect((await storage.list(ana)).map(({ id }) => id)).toEqual(['e1'])
})
