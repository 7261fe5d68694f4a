import type { CsvTable } from '#src/lib/csv/csvTable.ts'
import { type CsvProblem, type CsvProblemKind, csvProblemKinds } from '#src/lib/csv/readImport.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import { downloadProblems } from './downloadProblems.ts'
import classes from './ProblemList.module.css'
import { useOrganizationName } from './useOrganizationName.ts'

/** At most so many rows of a kind are listed; the file has all. */
const maxListed = 50

type ProblemListProps = { org: OrgId; table: CsvTable; problems: readonly CsvProblem[] }

/** The rows of a file that are not used, by the kind of their problem. Each kind can be saved as a file, and all together. */
export function ProblemList({ org, table, problems }: ProblemListProps) {
  const m = useAllMessages()
  const organization = useOrganizationName(org)
  if (problems.length === 0) return null
  const groups = csvProblemKinds
    .map((kind) => ({ kind, ofKind: problems.filter((problem) => problem.kind === kind) }))
    .filter(({ ofKind }) => ofKind.length > 0)
  const download = (of: readonly CsvProblem[]) =>
    void downloadProblems({ table, problems: of, organization, m })
  return (
    <section aria-label={m.csv.problems} className={classes.section}>
      <div className={classes.head}>
        <span className={classes.title}>{m.csv.unused(problems.length)}</span>
        {groups.length > 1 && (
          <Button variant="link" onClick={() => download(problems)}>
            {m.csv.downloadAll}
          </Button>
        )}
      </div>
      <p className={classes.note}>{m.csv.unusedNote}</p>
      <ul aria-label={m.csv.problems} className={classes.groups}>
        {groups.map(({ kind, ofKind }) => (
          <ProblemGroup key={kind} kind={kind} problems={ofKind} onDownload={() => download(ofKind)} />
        ))}
      </ul>
    </section>
  )
}

type ProblemGroupProps = { kind: CsvProblemKind; problems: readonly CsvProblem[]; onDownload: () => void }

function ProblemGroup({ kind, problems, onDownload }: ProblemGroupProps) {
  const m = useAllMessages()
  return (
    <li className={classes.group}>
      <details className={classes.details}>
        <summary>
          {m.csv.problemKinds[kind]} <span className={classes.count}>{m.csv.rowCount(problems.length)}</span>
        </summary>
        <ul className={classes.rows}>
          {problems.slice(0, maxListed).map((problem) => (
            <li key={problem.row}>
              <RichText text={m.csv.problemRow(problem)} />
            </li>
          ))}
          {problems.length > maxListed && <li>{m.csv.moreRows(problems.length - maxListed)}</li>}
        </ul>
      </details>
      <Button variant="link" aria-label={m.csv.downloadKind(m.csv.problemKinds[kind])} onClick={onDownload}>
        {m.csv.download}
      </Button>
    </li>
  )
}
