import { accountOf, isOwn } from '#src/api/session/account.ts'
import type { Session } from '#src/api/session/session.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { RunMessage, RunsDeps } from './runsDeps.ts'
import { eachPage } from './journal/runJournal.ts'
import { createRun, markInterrupted, reopenFailed, rowsToUndo } from './newRun.ts'
import { type RunPlan, rowsToRun } from './plan.ts'
import type { NewRow, RowRecord, RunChange, RunId, RunRecord, RunView } from './runContract.ts'
import { createRunList } from './runList.ts'
import { stillView } from './runView.ts'
import { type Runner, createRunner } from './runner.ts'

/** How a start ends; the run itself goes on afterwards. `busy`: another run of this organization is going on. */
export type StartResult = { kind: 'started'; id: RunId } | { kind: 'busy' | 'signed-out' | 'nothing-to-do' }

export type OrgRuns = ReturnType<typeof createOrgRuns>

/** The states in which failed rows can be tried again. */
const ended = ['done', 'cancelled', 'paused'] as const

/** The runs of one organization as this tab sees them: those that it works on and those of other tabs. */
export function createOrgRuns(org: OrgId, deps: RunsDeps) {
  const { lock, channel, clock } = deps
  const { journal } = deps.journal
  const first = deps.session.current()
  const account = first && accountOf(first)
  const list = createRunList(org, account, deps)
  /** Runs of other tabs: this tab notices when their tab is gone. */
  const watched = new Set<RunId>()
  let runner: Runner | null = null
  let isForgotten = false
  let isOpened = false
  let stopListening: (() => void) | null = null

  const lockName = `run of ${org}`

  /** Shows a run that this tab works on, in the other tabs too. */
  function showEverywhere(view: RunView): void {
    list.show(view)
    channel.post({ kind: 'view', view })
  }

  async function load(): Promise<void> {
    for (const run of await list.load()) watchOther(run)
  }

  async function loadEverywhere(): Promise<void> {
    channel.post({ kind: 'changed', org })
    await load()
  }

  /** The lock of a run is free once its tab has ended it or is gone. */
  function watchOther({ id, state: now }: RunRecord): void {
    if (now !== 'running' || runner?.id === id || watched.has(id)) return
    watched.add(id)
    lock
      .whenFree(lockName, async () => {
        const run = await journal.findRun(id)
        if (isForgotten || !run) return
        // A message of the closed tab may have come after its last write.
        if (run.state !== 'running') list.show(stillView(run))
        else showEverywhere(stillView(await markInterrupted(journal, run, 'interrupted', clock.now())))
      })
      .finally(() => watched.delete(id))
      .catch(deps.reportError)
  }

  /** Works on the run that `prepare` gives, if no tab works on one. Resolves when that is decided. */
  function begin(
    prepare: (session: Session) => Promise<RunRecord | null>,
    cancelled = false,
  ): Promise<StartResult> {
    open()
    const session = deps.session.current()
    if (!session || isForgotten) return Promise.resolve({ kind: 'signed-out' })
    return new Promise((resolve, reject) => {
      const work = async () => {
        const run = await prepare(session)
        if (!run) return resolve({ kind: 'nothing-to-do' })
        const begun = createRunner(run, {
          journal,
          clock,
          changeRow: (request, adapt) => deps.changeInRun(request, session, adapt),
          pausedUntil: deps.pausedUntil.get,
          onView: showEverywhere,
        })
        if (cancelled) begun.cancel()
        runner = begun
        resolve({ kind: 'started', id: run.id })
        await execute(begun)
      }
      lock
        .ifFree(lockName, work)
        .then((done) => done ?? resolve({ kind: 'busy' }))
        .catch(reject)
    })
  }

  async function execute(begun: Runner): Promise<void> {
    const stopWatching = deps.pausedUntil.subscribe(begun.showView)
    try {
      const run = await begun.execute()
      showEverywhere(stillView(run))
      // Rows of another run are undone now.
      if (run.change.kind === 'undo') await loadEverywhere()
    } catch (error) {
      deps.reportError(error)
      const run = await journal.findRun(begun.id)
      if (run) showEverywhere(stillView(await markInterrupted(journal, run, 'internal-error', clock.now())))
    } finally {
      stopWatching()
      runner = null
    }
  }

  async function addRun(session: Session, change: RunChange, rows: readonly NewRow[]) {
    if (rows.length === 0) return null
    const now = clock.now()
    const id = `${now.toString(36)}-${Math.floor(deps.random() * 2 ** 40).toString(36)}`
    const notBefore = Math.max(0, ...list.state.get().runs.map(({ run }) => run.notBefore))
    const run = createRun({ id, org, account: accountOf(session), change, rows: rows.length, now, notBefore })
    await journal.addRun(run, rows)
    return run
  }

  /** The run, unless a tab works on it or it is another user's. */
  async function findOwn(id: RunId, ...states: RunRecord['state'][]): Promise<RunRecord | null> {
    const run = await journal.findRun(id)
    return run && account && isOwn(run, account) && states.includes(run.state) ? run : null
  }

  function receive(message: RunMessage): void {
    if (message.kind === 'changed') {
      if (message.org === org) load().catch(deps.reportError)
    } else if (message.kind !== 'view') {
      if (runner?.id === message.id) stopHere(message.kind)
    } else if (message.view.run.org === org && account && isOwn(message.view.run, account)) {
      list.show({ ...message.view, isHere: false })
      watchOther(message.view.run)
    }
  }

  function stopHere(kind: 'pause' | 'cancel'): void {
    if (kind === 'cancel') runner?.cancel()
    else runner?.pause('user')
  }

  /** Reads the journal and listens to the other tabs, once. */
  function open(): void {
    if (isOpened || isForgotten) return
    isOpened = true
    stopListening = channel.subscribe(receive)
    load().catch(deps.reportError)
  }

  return {
    state: {
      get: list.state.get,
      subscribe: (listener: () => void) => {
        open()
        return list.state.subscribe(listener)
      },
    },

    /** Starts a run over the rows of the plan that change. */
    start: (plan: Pick<RunPlan, 'change' | 'rows'>): Promise<StartResult> =>
      begin((session) => addRun(session, plan.change, rowsToRun(plan))),

    /** Continues a paused run. */
    resume: (id: RunId): Promise<StartResult> => begin(() => findOwn(id, 'paused')),

    /** The rows that were not changed as requested, in their order. */
    troubledRows: async (id: RunId): Promise<readonly RowRecord[]> => {
      if (!(await findOwn(id, ...ended))) return []
      const rows = await Promise.all([journal.rowsIn(id, 'failed'), journal.rowsIn(id, 'partial')])
      return rows.flat().toSorted((one, other) => one.index - other.index)
    },

    /** Tries the failed rows of a run again; with `isConfirmed` also those that leave their guest without members. */
    retryFailed: (id: RunId, isConfirmed: boolean): Promise<StartResult> =>
      begin(async () => {
        const run = await findOwn(id, ...ended)
        return run && reopenFailed(journal, run, isConfirmed, clock.now())
      }),

    /** Starts a run that takes back what this one has changed, and nothing else. The run must have ended. */
    undo: (id: RunId): Promise<StartResult> =>
      begin(async (session) => {
        const run = await findOwn(id, 'done', 'cancelled')
        return run && addRun(session, { kind: 'undo', of: id }, await rowsToUndo(journal, run))
      }),

    /** Begins no further row; those in flight end first. Works from every tab. */
    pause(id: RunId): void {
      if (runner?.id === id) stopHere('pause')
      else channel.post({ kind: 'pause', id })
    },

    /** Skips the rows that are left; those in flight end first. Works from every tab, and for a paused run. */
    async cancel(id: RunId): Promise<void> {
      if (runner?.id === id) return stopHere('cancel')
      const result = await begin(() => findOwn(id, 'paused'), true)
      if (result.kind === 'busy') channel.post({ kind: 'cancel', id })
    },

    /** The rows of a run in their order, a page at a time. */
    async *rows(id: RunId) {
      const run = await findOwn(id, 'running', 'paused', 'done', 'cancelled')
      if (run) yield* eachPage(journal, run)
    },

    /** What the runs have done to this guest, latest first. */
    async rowsOfGuest(email: Email): Promise<readonly { run: RunRecord; row: RowRecord }[]> {
      const runs = account ? await journal.listRuns(account, org) : []
      const rows = await journal.rowsOfGuest(email)
      return rows
        .flatMap((row) => {
          const run = runs.find(({ id }) => id === row.runId)
          return run ? [{ run, row }] : []
        })
        .toSorted((one, other) => other.row.at - one.row.at)
    },

    /** Another user has signed in, or the user signed out: nothing of this is shown or written any more. */
    forget(): void {
      isForgotten = true
      runner?.drop()
      stopListening?.()
      list.forget()
    },
  }
}
