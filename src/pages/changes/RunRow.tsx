import { IconUsersGroup } from '@tabler/icons-react'
import { membersOfRun } from '#src/features/bulk/membersOfRun.ts'
import { ChangedNames } from '#src/features/changes/ChangedNames.tsx'
import { useMemberNames } from '#src/features/members/membersResult.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { isUnfinished, rowCount, type RunView } from '#src/runs/runContract.ts'
import { Button } from '#src/ui/Button.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ChangeList.module.css'
import { runTitle } from '#src/features/bulk/runTitle.ts'
import { When } from './When.tsx'

type RunRowProps = { org: OrgId; view: RunView; onShow: () => void }

/** A run: what it does to how many guests, its counts, when, by whom, and a button that shows it. */
export function RunRow({ org, view, onShow }: RunRowProps) {
  const m = useAllMessages()
  const member = useMemberNames(org)
  const { run } = view
  return (
    <div className={classes.row}>
      <span className={classes.guest}>
        <span className={classes.icon}>
          <IconUsersGroup size="1rem" aria-hidden="true" />
        </span>
        <span className={classes.who}>
          <span className={classes.name}>{runTitle(run, m)}</span>
          <span className={classes.email}>{m.common.guestCount(rowCount(run.counts))}</span>
        </span>
      </span>
      <span className={classes.what}>
        <span className={classes.names}>
          <ChangedNames org={org} change={membersOfRun(run.change)} member={member} />
        </span>
      </span>
      <span className={classes.note}>{isUnfinished(run) ? m.bulk.notDone : m.bulk.result(run.counts)}</span>
      <When at={run.createdAt} />
      <span className={classes.actions}>
        <Button onClick={onShow}>{m.bulk.showRun}</Button>
      </span>
    </div>
  )
}
