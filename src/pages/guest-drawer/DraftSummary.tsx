import { Fragment } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'
import { draftCounts } from '#src/lib/memberDraft.ts'
import type { MemberRow } from './memberRows.ts'
import classes from './DraftSummary.module.css'

/** How many names are told of each kind before *and 4 more*. */
const named = 3

/** *+2 −1 · 5 → 6 members*: what a save would do. */
export function DraftCounts({ base, draft }: { base: readonly MemberId[]; draft: MemberChange }) {
  const { added, removed, before, after } = draftCounts(base, draft)
  const members = after === 1 ? 'member' : 'members'
  return (
    <span className={classes.counts}>
      {added > 0 && <b className={classes.in}>{`+${added} `}</b>}
      {removed > 0 && <b className={classes.out}>{`−${removed} `}</b>}
      {`· ${before} → ${after} ${members}`}
    </span>
  )
}

/** The names behind the counts: *Ana Ferreira in, Bo Lindqvist out*. */
export function DraftNames({ rows }: { rows: readonly MemberRow[] }) {
  const added = rows.filter(({ state }) => state === 'added')
  const removed = rows.filter(({ state }) => state === 'removed')
  return (
    <span className={classes.names}>
      {added.length > 0 && <Names rows={added} what="in" />}
      {added.length > 0 && removed.length > 0 && ', '}
      {removed.length > 0 && <Names rows={removed} what="out" />}
    </span>
  )
}

function Names({ rows, what }: { rows: readonly MemberRow[]; what: 'in' | 'out' }) {
  const more = rows.length - named
  return (
    <>
      {rows.slice(0, named).map((row, index) => (
        <Fragment key={row.id}>
          {index > 0 && ', '}
          <bdi className={classes.name}>{row.name}</bdi>
        </Fragment>
      ))}
      {more > 0 && ` and ${more} more`}
      {` ${what}`}
    </>
  )
}
