import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { OrgId } from '#src/lib/guest.ts'
import type { RunPlan } from '#src/runs/plan.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import classes from './RunDialog.module.css'
import { RunPanel } from './RunPanel.tsx'
import { type PlanDetails, RunPreview } from './RunPreview.tsx'

/** Receives the plan, and what else the preview says. */
export type OnPlan = (plan: RunPlan, details?: PlanDetails) => void

type RunDialogProps = {
  org: OrgId
  title: string
  /** Chooses what to change. */
  renderForm: (onPlan: OnPlan) => ReactNode
  onClose: () => void
}

type Step =
  | { kind: 'form' }
  | { kind: 'preview'; plan: RunPlan; details: PlanDetails }
  | { kind: 'run'; id: RunId }

/** Changes the members of many guests: what to change, then a preview, then the run. */
export function RunDialog({ org, title, renderForm, onClose }: RunDialogProps) {
  const [step, setStep] = useState<Step>({ kind: 'form' })
  const content = useFocusOnStep(step.kind)
  const showRun = (id: RunId) => setStep({ kind: 'run', id })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeOnClickOutside={step.kind === 'run'}
      width={step.kind === 'preview' ? 880 : 560}
      over="dialog"
    >
      <div ref={content} tabIndex={-1} className={classes.content}>
        {/* Kept during the preview: Back finds what was chosen. */}
        {step.kind !== 'run' && (
          <div hidden={step.kind !== 'form'}>
            {renderForm((plan, details = {}) => setStep({ kind: 'preview', plan, details }))}
          </div>
        )}
        {step.kind === 'preview' && (
          <RunPreview
            org={org}
            plan={step.plan}
            details={step.details}
            onBack={() => setStep({ kind: 'form' })}
            onStarted={showRun}
          />
        )}
        {step.kind === 'run' && <RunPanel org={org} id={step.id} onShowRun={showRun} onDone={onClose} />}
      </div>
    </Dialog>
  )
}

/** The button that led to a step is gone with the step before: the focus goes to what came in its place. */
function useFocusOnStep(kind: Step['kind']) {
  const content = useRef<HTMLDivElement>(null)
  const before = useRef(kind)
  useEffect(() => {
    if (before.current !== kind) content.current?.focus()
    before.current = kind
  }, [kind])
  return content
}
