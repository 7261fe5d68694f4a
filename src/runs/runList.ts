import type { Account } from '#src/api/session/account.ts'
import { createStore } from '#src/lib/createStore.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { JournalStorage } from './journal/fallbackJournal.ts'
import type { RunRecord, RunView } from './runContract.ts'
import type { RunsDeps } from './runsDeps.ts'
import { stillView } from './runView.ts'

/** What the screen shows of an organization's runs. */
export type RunsState = {
  /** False until the journal has been read. */
  isLoaded: boolean
  /** `memory`: the browser stores nothing, so a reload loses the runs. To be said before one starts. */
  storage: JournalStorage
  /** Latest first. */
  runs: readonly RunView[]
}

/** Runs are kept for a week, ms. */
const keptMs = 7 * 24 * 3_600_000

/** The list of an organization's runs as the screen shows it: read from the journal, then kept up to date step by step. */
export function createRunList(
  org: OrgId,
  account: Account | null,
  deps: Pick<RunsDeps, 'journal' | 'clock'>,
) {
  const { journal, storage } = deps.journal
  const state = createStore<RunsState>({ isLoaded: false, storage: storage.get(), runs: [] })
  let isForgotten = false
  const stopListening = storage.subscribe(() => state.update((now) => ({ ...now, storage: storage.get() })))

  return {
    state: { get: state.get, subscribe: state.subscribe },

    /** Puts a run in its place. */
    show(view: RunView): void {
      if (isForgotten) return
      const others = state.get().runs.filter(({ run }) => run.id !== view.run.id)
      const runs = [...others, view].toSorted((one, other) => other.run.createdAt - one.run.createdAt)
      state.update((now) => ({ ...now, runs }))
    },

    /** Reads all runs from the journal, from which the too old ones are deleted first. */
    async load(): Promise<readonly RunRecord[]> {
      if (account) await journal.deleteBefore(deps.clock.now() - keptMs)
      const runs = account ? await journal.listRuns(account, org) : []
      if (isForgotten) return []
      const known = new Map(state.get().runs.map((view) => [view.run.id, view]))
      const views = runs.map((run) => {
        const view = known.get(run.id)
        return view?.run.state === 'running' && run.state === 'running' ? view : stillView(run)
      })
      state.update((now) => ({ ...now, isLoaded: true, runs: views }))
      return runs
    },

    /** Shows nothing any more. */
    forget(): void {
      isForgotten = true
      stopListening()
      state.set({ isLoaded: true, storage: storage.get(), runs: [] })
    },
  }
}
