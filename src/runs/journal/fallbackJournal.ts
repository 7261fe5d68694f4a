import { createStore } from '#src/lib/createStore.ts'
import { createMemoryJournal } from './memoryJournal.ts'
import { type RunJournal, eachPage } from './runJournal.ts'

/** `lasting`: runs survive a reload. `memory`: the browser stores none, so they last as long as the page. */
export type JournalStorage = 'lasting' | 'memory'

export type FallbackJournal = ReturnType<typeof createFallbackJournal>

/**
 * A journal that continues in memory from the first failure of `lasting` on (private mode, no space left), with all that
 * can still be read. `storage` says which of the two it is.
 */
export function createFallbackJournal(lasting: RunJournal) {
  const storage = createStore<JournalStorage>('lasting')
  const memory = createMemoryJournal()
  let copied: Promise<void> | null = null

  async function perform<T>(work: (journal: RunJournal) => Promise<T>): Promise<T> {
    if (copied === null) {
      try {
        return await work(lasting)
      } catch {
        // Whatever a storage throws, it is not there for us any more.
        copied ??= copyReadable(lasting, memory)
        storage.set('memory')
      }
    }
    await copied
    return work(memory)
  }

  const journal: RunJournal = {
    addRun: (run, rows) => perform((to) => to.addRun(run, rows)),
    save: (records) => perform((to) => to.save(records)),
    findRun: (id) => perform((from) => from.findRun(id)),
    findRow: (run, index) => perform((from) => from.findRow(run, index)),
    listRuns: (account, org) => perform((from) => from.listRuns(account, org)),
    allRuns: () => perform((from) => from.allRuns()),
    readRows: (run, from, limit) => perform((source) => source.readRows(run, from, limit)),
    rowsIn: (id, state) => perform((from) => from.rowsIn(id, state)),
    rowsOfGuest: (email) => perform((from) => from.rowsOfGuest(email)),
    deleteAccount: async (account) => {
      // Also where it took nothing more, as a full one: it may still delete.
      await lasting.deleteAccount(account).catch(() => undefined)
      await memory.deleteAccount(account)
    },
    deleteBefore: (instant) => perform((from) => from.deleteBefore(instant)),
  }
  return { journal, storage: { get: storage.get, subscribe: storage.subscribe } }
}

/** Copies every run with its rows, as far as `from` can be read. Never rejects. */
async function copyReadable(from: RunJournal, to: RunJournal): Promise<void> {
  try {
    for (const run of await from.allRuns()) {
      await to.addRun(run, [])
      for await (const rows of eachPage(from, run)) await to.save({ runs: [run], rows })
    }
  } catch {
    // Nothing more can be read.
  }
}
