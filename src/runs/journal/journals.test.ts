import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { createRun } from '#src/runs/newRun.ts'
import { type NewRow, untouchedRow } from '#src/runs/runContract.ts'
import { createDexieJournal } from './dexieJournal.ts'
import { createFallbackJournal } from './fallbackJournal.ts'
import { createMemoryJournal } from './memoryJournal.ts'
import { type RunJournal, eachPage } from './runJournal.ts'

const ana = { userId: '1', upstream: 'go.tallyfy.com' }
const ken = { userId: '4', upstream: 'go.tallyfy.com' }
const add = { add: [1002], remove: [] }

/** A run of Ana's over so many guests: its record, its rows as planned, and as the journal gives them back. */
function records(id: string, count: number, parts: { account?: typeof ana; now?: number } = {}) {
  const planned = Array.from({ length: count }, (_one, index): NewRow => {
    return { email: `guest${index}@x.de`, change: add, confirmed: false, before: [1001] }
  })
  const change = { kind: 'add' as const, members: [1002] }
  const run = createRun({
    id,
    org: 'o1',
    account: ana,
    change,
    rows: count,
    now: 1000,
    notBefore: 0,
    ...parts,
  })
  return { run, planned, rows: planned.map((row, index) => untouchedRow(run, index, row)) }
}

const journals: [string, () => RunJournal][] = [
  ['in IndexedDB', () => createDexieJournal(`test ${Math.random()}`)],
  ['in memory', createMemoryJournal],
]

describe.each(journals)('a journal %s', (_name, create) => {
  test('gives back what was put into it, rows in their order and in pages', async () => {
    const journal = create()
    const { run, planned, rows } = records('r1', 1150)
    await journal.addRun(run, planned)
    const read = []
    for await (const page of eachPage(journal, run)) read.push(...page)
    expect(read).toEqual(rows)
    expect(await journal.findRun('r1')).toEqual(run)
    expect(await journal.findRow(run, 7)).toEqual(rows[7])
    expect(await journal.readRows(run, 448, 200)).toEqual(rows.slice(448, 648))
    expect([await journal.findRun('r2'), await journal.findRow(run, 1150)]).toEqual([null, null])
  })

  test('replaces a row and its run together, and finds rows by state', async () => {
    const journal = create()
    const { run, planned, rows } = records('r1', 3)
    await journal.addRun(run, planned)
    const [first] = rows
    if (!first) throw new Error('no row')
    const inFlight = { ...first, state: 'in-flight' as const, target: [1001, 1002] }
    const counts = { ...run.counts, pending: 2, 'in-flight': 1 }
    await journal.save({ runs: [{ ...run, counts }], rows: [inFlight] })
    expect(await journal.rowsIn('r1', 'in-flight')).toEqual([inFlight])
    expect(await journal.rowsIn('r1', 'pending')).toEqual([])
    expect(await journal.readRows(run, 0, 9)).toEqual([inFlight, ...rows.slice(1)])
    const skipped = await journal.readRows({ ...run, untouched: 'skipped' }, 0, 9)
    expect(skipped.map(({ state }) => state)).toEqual(['in-flight', 'skipped', 'skipped'])
    expect((await journal.findRun('r1'))?.counts).toEqual(counts)
    expect(await journal.rowsOfGuest('GUEST0@x.de')).toEqual([inFlight])
    expect(await journal.rowsOfGuest('guest1@x.de')).toEqual([])
  })

  test('shows a user nothing of another user, and deletes one and keeps the other', async () => {
    const journal = create()
    const [one, two] = [records('r1', 2), records('r2', 2, { account: ken })]
    for (const { run, planned } of [one, two, records('r3', 1, { now: 2000 })])
      await journal.addRun(run, planned)
    expect((await journal.listRuns(ana, 'o1')).map(({ id }) => id)).toEqual(['r3', 'r1'])
    expect(await journal.listRuns(ana, 'o2')).toEqual([])
    await journal.deleteAccount(ana)
    expect((await journal.allRuns()).map(({ id }) => id)).toEqual(['r2'])
    expect(await journal.readRows(one.run, 0, 10)).toEqual([])
    expect(await journal.readRows(two.run, 0, 10)).toHaveLength(2)
  })

  test('deletes what is too old', async () => {
    const journal = create()
    for (const { run, planned } of [records('r1', 1), records('r2', 1, { now: 5000 })])
      await journal.addRun(run, planned)
    await journal.deleteBefore(2000)
    expect((await journal.allRuns()).map(({ id }) => id)).toEqual(['r2'])
  })

  test('takes nothing for a run that was deleted meanwhile', async () => {
    const journal = create()
    const { run, planned, rows } = records('r1', 1)
    await journal.addRun(run, planned)
    await journal.deleteAccount(ana)
    await journal.save({ runs: [run], rows })
    expect([await journal.allRuns(), await journal.readRows(run, 0, 1)]).toEqual([[], []])
  })
})

test('an unreadable record is left out', async () => {
  const name = `test ${Math.random()}`
  const journal = createDexieJournal(name)
  const { run, planned } = records('r1', 2)
  await journal.addRun(run, planned)
  const { Dexie } = await import('dexie')
  const db = await new Dexie(name).open()
  await db.table('runs').put({ id: 'odd', userId: '1', upstream: 'go.tallyfy.com' })
  db.close()
  expect((await journal.listRuns(ana, 'o1')).map(({ id }) => id)).toEqual(['r1'])
})

/** A journal whose storage takes nothing once `isBroken`. */
function broken(journal: RunJournal, isBroken: () => boolean): RunJournal {
  const check = () => {
    if (isBroken()) throw new DOMException('full', 'QuotaExceededError')
  }
  return {
    ...journal,
    addRun: async (...all) => (check(), journal.addRun(...all)),
    save: async (...all) => (check(), journal.save(...all)),
  }
}

describe('without storage', () => {
  test('a run is kept in memory, and that is said', async () => {
    const { journal, storage } = createFallbackJournal(broken(createMemoryJournal(), () => true))
    const { run, planned, rows } = records('r1', 2)
    expect(storage.get()).toBe('lasting')
    await journal.addRun(run, planned)
    expect(storage.get()).toBe('memory')
    expect(await journal.readRows(run, 0, 9)).toEqual(rows)
  })

  test('that is full in the middle of a run, it continues in memory with all its rows', async () => {
    let isFull = false
    const { journal, storage } = createFallbackJournal(broken(createMemoryJournal(), () => isFull))
    const { run, planned, rows } = records('r1', 300)
    await journal.addRun(run, planned)
    isFull = true
    const changed = rows.map((row) => ({ ...row, state: 'changed' as const }))
    await Promise.all(changed.slice(0, 3).map((row) => journal.save({ runs: [run], rows: [row] })))
    expect(storage.get()).toBe('memory')
    expect(await journal.rowsIn('r1', 'changed')).toEqual(changed.slice(0, 3))
    expect(await journal.readRows(run, 3, 300)).toEqual(rows.slice(3))
  })

  test('that is full is emptied all the same when the user signs out', async () => {
    const lasting = createMemoryJournal()
    const { run, planned } = records('r1', 2)
    await lasting.addRun(run, planned)
    const { journal } = createFallbackJournal(broken(lasting, () => true))
    await journal.addRun(records('r2', 1).run, [])
    await journal.deleteAccount(ana)
    expect([await lasting.allRuns(), await journal.allRuns()]).toEqual([[], []])
  })

  test('of a browser without IndexedDB it is the same', async () => {
    const refused = createFallbackJournal({
      ...createMemoryJournal(),
      allRuns: () => Promise.reject(new Error('refused')),
      listRuns: () => Promise.reject(new Error('refused')),
    })
    expect(await refused.journal.listRuns(ana, 'o1')).toEqual([])
    expect(refused.storage.get()).toBe('memory')
  })
})
