import type { RunPlan, Verdict } from '#src/runs/plan.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './PlanCounts.module.css'

const verdicts = ['change', 'no-members', 'unreadable', 'unchanged'] as const satisfies readonly Verdict[]

/** How many guests a plan changes, and how many it does not. */
export function PlanCounts({ counts }: Pick<RunPlan, 'counts'>) {
  const m = useAllMessages()
  return (
    <p className={classes.counts}>
      {verdicts
        .filter((verdict) => counts[verdict] > 0)
        .map((verdict) => (
          <span key={verdict} data-verdict={verdict}>
            {m.bulk.verdicts[verdict](counts[verdict])}
          </span>
        ))}
    </p>
  )
}
