import { useState, type FormEvent, type ReactNode } from 'react'
import type { RunPlan } from '#src/runs/plan.ts'
import { Button } from '#src/ui/Button.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './PlanForm.module.css'

type PlanFormProps = {
  /** What the run does, in a sentence. */
  about?: ReactNode
  /** The fields. */
  children?: ReactNode
  /** Makes the plan of what is chosen; null: not enough is chosen yet. */
  makePlan: (() => Promise<RunPlan>) | null
  onPlan: (plan: RunPlan) => void
  onCancel: () => void
  /** There is nothing to choose: the focus goes to *Preview*. */
  takesFocus?: boolean
}

/** The form in front of a preview: fields, *Cancel* and *Preview*. */
export function PlanForm(props: PlanFormProps) {
  const { about, children, makePlan, onPlan, onCancel, takesFocus = false } = props
  const m = useAllMessages()
  const [isPlanning, setPlanning] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!makePlan) return
    setPlanning(true)
    onPlan(await makePlan().finally(() => setPlanning(false)))
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
      {about && <p className={classes.about}>{about}</p>}
      <div className={classes.fields}>{children}</div>
      <DialogButtons>
        <Button onClick={onCancel}>{m.common.cancel}</Button>
        <Button
          type="submit"
          variant="primary"
          data-autofocus={takesFocus || undefined}
          inactive={makePlan === null}
          loading={isPlanning}
        >
          {m.bulk.preview}
        </Button>
      </DialogButtons>
    </form>
  )
}
