import { useMediaQuery } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { hasBrowserLocks } from '#src/browser/locks.ts'
import { ChangedNames } from '#src/features/changes/ChangedNames.tsx'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { PlanRow, RunPlan } from '#src/runs/plan.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { leastRunMs } from '#src/runs/runRate.ts'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import { type Question, useQuestion } from '#src/ui/useQuestion.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { remInPx } from '#src/ui/remInPx.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'
import classes from './RunPreview.module.css'
import { membersOfRun } from './membersOfRun.ts'
import { PlanCounts } from './PlanCounts.tsx'
import { useRuns } from './useRuns.ts'

/** Why a guest is changed in this way; null: there is no reason to give. */
export type ReasonOf = (email: Email) => RichTextData | null

/** What a preview says beside the plan. */
export type PlanDetails = {
  /** The reason of each guest's change; without it none has one. */
  reasonOf?: ReasonOf
  /** The question before the run starts, in place of the question of its kind. `count`: how many guests change. */
  question?: (count: number) => Question
}

type RunPreviewProps = {
  org: OrgId
  plan: RunPlan
  details: PlanDetails
  onBack: () => void
  onStarted: (id: RunId) => void
}

/** What a run would do, guest by guest, and the button that starts it. */
export function RunPreview({ org, plan, details, onBack, onStarted }: RunPreviewProps) {
  const m = useAllMessages()
  const runs = useRuns(org)
  const { storage } = useStore(runs.state)
  const memberName = useMemberNames(org)
  const { ask, dialog } = useQuestion()
  const [trouble, setTrouble] = useState('')
  const { counts } = plan
  const changing = counts.change + counts['no-members']
  const questionOfKind = () => {
    const question = m.bulk.questions.get(plan.change.kind)
    return question ? { ...question, text: question.text(changing) } : null
  }
  const start = async () => {
    const question = details.question?.(changing) ?? questionOfKind()
    if (question && !(await ask(question))) return
    const result = await runs.start(plan)
    if (result.kind === 'started') onStarted(result.id)
    else setTrouble(m.bulk.notStarted[result.kind])
  }
  return (
    <div className={classes.preview}>
      <ChangedNames org={org} change={membersOfRun(plan.change)} member={memberName} />
      <PlanCounts counts={counts} />
      <PreviewTable org={org} rows={plan.rows} reasonOf={details.reasonOf ?? null} />
      {changing > 0 && <p className={classes.estimate}>{m.bulk.estimate(leastRunMs(changing))}</p>}
      {storage === 'memory' && <p className={classes.note}>{m.bulk.inMemory}</p>}
      {!hasBrowserLocks() && <p className={classes.note}>{m.bulk.oneTab}</p>}
      {trouble !== '' && (
        <p role="alert" className={classes.trouble}>
          {trouble}
        </p>
      )}
      <DialogButtons>
        <Button onClick={onBack}>{m.bulk.back}</Button>
        <Button variant="primary" data-autofocus inactive={changing === 0} onClick={() => void start()}>
          {m.bulk.changeGuests(changing)}
        </Button>
      </DialogButtons>
      {dialog}
    </div>
  )
}

type PreviewTableProps = {
  org: OrgId
  rows: readonly PlanRow[]
  /** Null: no change has a reason of its own. */
  reasonOf: ReasonOf | null
}

/**
 * The rows of the plan, of which only those in sight are mounted. On a phone each is a card, and they scroll with the
 * dialog.
 */
function PreviewTable({ org, rows, reasonOf }: PreviewTableProps) {
  const m = useAllMessages()
  const memberName = useMemberNames(org)
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const isPhone = useMediaQuery('(max-width: 29.99rem)', false, { getInitialValueInEffect: false })
  const [rem] = useState(remInPx)
  // The heights in CSS are the same.
  const height = (isPhone ? 7.75 : 3) * rem
  const windowed = { body, count: rows.length, height }
  const { first, end } = useWindowedRows(isPhone ? windowed : { ...windowed, scroller })
  return (
    <div role="table" aria-label={m.bulk.preview} aria-rowcount={rows.length + 1} className={classes.table}>
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.headRow}>
          <span role="columnheader">{m.columns.guest}</span>
          <span role="columnheader">{m.bulk.before}</span>
          <span role="columnheader">{m.bulk.after}</span>
        </div>
      </div>
      {/* What scrolls does so by keyboard too. */}
      <div ref={scroller} role="rowgroup" tabIndex={isPhone ? undefined : 0} className={classes.scroller}>
        <div ref={body} role="presentation" className={classes.body} style={{ height: rows.length * height }}>
          {rows.slice(first, end).map((row, offset) => (
            <div
              key={row.guest.email}
              role="row"
              aria-rowindex={first + offset + 2}
              className={classes.row}
              data-verdict={row.verdict}
              style={{ transform: `translateY(${(first + offset) * height}px)` }}
            >
              <span role="cell" className={classes.guest}>
                <bdi translate="no">{row.title}</bdi>
                <bdi translate="no" className={classes.email}>
                  {row.guest.email}
                </bdi>
              </span>
              <MembersCell
                ids={row.before}
                isChanged={(id) => row.after?.includes(id) === false}
                mark="del"
                memberName={memberName}
              />
              <MembersCell
                ids={row.after}
                isChanged={(id) => row.before?.includes(id) === false}
                mark="ins"
                memberName={memberName}
                reason={reasonOf?.(row.guest.email) ?? null}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

type MembersCellProps = {
  /** Null: the list cannot be read. */
  ids: readonly MemberId[] | null
  /** Those of `ids` that go or come. They come first, so that they are in sight. */
  isChanged: (id: MemberId) => boolean
  /** How those are marked. */
  mark: 'del' | 'ins'
  memberName: (id: MemberId) => string
  /** Why the list will be this one. */
  reason?: RichTextData | null
}

function MembersCell({ ids, isChanged, mark: Mark, memberName, reason = null }: MembersCellProps) {
  const m = useAllMessages()
  if (ids === null) return <span role="cell">{m.guests.cannotBeRead}</span>
  const names = (some: readonly MemberId[]) => <RichText text={m.common.names(some.map(memberName))} />
  const changed = ids.filter(isChanged)
  const others = ids.filter((id) => !isChanged(id))
  return (
    <span role="cell" className={classes.members} data-empty={ids.length === 0 || undefined}>
      {ids.length === 0 && m.guests.noMember}
      {changed.length > 0 && <Mark>{names(changed)}</Mark>}
      {changed.length > 0 && others.length > 0 && <span className={classes.comma}>{m.bulk.comma}</span>}
      {others.length > 0 && <span className={classes.others}>{names(others)}</span>}
      {reason && (
        <span className={classes.reason}>
          <RichText text={reason} />
        </span>
      )}
    </span>
  )
}
