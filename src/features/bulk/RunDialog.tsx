import { useState, type ReactNode } from 'react'
import type { Guest, OrgId } from '#src/lib/guest.ts'
import type { RunPlan } from '#src/runs/plan.ts'
import type { RunId } from '#src/runs/runContract.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import { RunPanel } from './RunPanel.tsx'
import { RunPreview } from './RunPreview.tsx'

/** Receives the plan and the guests that it is about. */
export type OnPlan = (plan: RunPlan, guests: readonly Guest[]) => void

type RunDialogProps = {
  org: OrgId
  title: string
  /** Chooses what to change. */
  renderForm: (onPlan: OnPlan) => ReactNode
  onClose: () => void
}

type Step =
  | { kind: 'form' }
  | { kind: 'preview'; plan: RunPlan; guests: readonly Guest[] }
  | { kind: 'run'; id: RunId }

/** Changes the members of many guests: what to change, then a preview, then the run. */
export function RunDialog({ org, title, renderForm, onClose }: RunDialogProps) {
  const [step, setStep] = useState<Step>({ kind: 'form' })
  const showRun = (id: RunId) => setStep({ kind: 'run', id })
  return (
    <Dialog
      opened
      title={title}
      onClose={onClose}
      closeOnClickOutside={step.kind === 'run'}
      width={step.kind === 'preview' ? 880 : 560}
      over="dialog"
    >
      {step.kind === 'form' && renderForm((plan, guests) => setStep({ kind: 'preview', plan, guests }))}
      {step.kind === 'preview' && (
        <RunPreview
          org={org}
          plan={step.plan}
          guests={step.guests}
          onBack={() => setStep({ kind: 'form' })}
          onStarted={showRun}
        />
      )}
      {step.kind === 'run' && <RunPanel org={org} id={step.id} onShowRun={showRun} />}
    </Dialog>
  )
}
