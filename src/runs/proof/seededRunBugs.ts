import { changeMembers } from '#src/changes/changeMembers.ts'
import type { RunJournal } from '#src/runs/journal/runJournal.ts'
import { type RowRecord, type RunRecord, isOpen } from '#src/runs/runContract.ts'
import type { RunLawName } from './runLaws.ts'
import type { RunsVariant } from './runScenario.ts'

/** Runs with a bug, and the law that must catch it. */
type SeededRunBug = { bug: string; breaks: RunLawName; variant: RunsVariant }

export const seededRunBugs: readonly SeededRunBug[] = [
  {
    bug: 'sends a write before it is in the journal',
    breaks: 'undoing leaves exactly the foreign writes',
    variant: {
      journal: (journal) =>
        saving(journal, ({ runs, rows }) => ({
          runs,
          rows: rows.filter((row) => row.state !== 'in-flight'),
        })),
    },
  },
  {
    bug: 'takes back what was requested, not what was done',
    breaks: 'undoing leaves exactly the foreign writes',
    variant: {
      journal: (journal) =>
        saving(journal, ({ runs, rows }) => ({
          runs,
          rows: rows.map((row) => (isOpen(row) ? row : { ...row, applied: row.change })),
        })),
    },
  },
  {
    bug: 'forgets at a reload until when it has to wait',
    breaks: 'no request before its Retry-After',
    variant: {
      journal: (journal) =>
        saving(journal, ({ runs, rows }) => ({ runs: runs.map((run) => ({ ...run, notBefore: 0 })), rows })),
    },
  },
  {
    bug: 'reads each guest twice at once',
    breaks: 'never more than three at once',
    variant: {
      change: (request, deps) =>
        changeMembers(request, {
          ...deps,
          getGuest: async (guest) => {
            const [read] = await Promise.all([deps.getGuest(guest), deps.getGuest(guest)])
            return read
          },
        }),
    },
  },
]

type Records = { runs: readonly RunRecord[]; rows: readonly RowRecord[] }

function saving(journal: RunJournal, alter: (records: Records) => Records): RunJournal {
  return { ...journal, save: (records) => journal.save(alter(records)) }
}
