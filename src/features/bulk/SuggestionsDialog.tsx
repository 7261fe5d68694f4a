import type { MemberSuggestion } from '#src/guest-list/memberSuggestion.ts'
import type { Email, Guest, OrgId } from '#src/lib/guest.ts'
import { noChange } from '#src/lib/memberChange.ts'
import { planRun } from '#src/runs/plan.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { PlanForm } from './PlanForm.tsx'
import { RunDialog } from './RunDialog.tsx'

type SuggestionsDialogProps = {
  org: OrgId
  /** The guests of the view, with and without a suggestion. */
  guests: readonly Guest[]
  suggestions: ReadonlyMap<Email, MemberSuggestion>
  onClose: () => void
}

/** Adds to each guest the member who is suggested for it. The preview gives the reason for each. */
export function SuggestionsDialog({ org, guests, suggestions, onClose }: SuggestionsDialogProps) {
  const m = useAllMessages()
  const suggested = guests.filter(({ email }) => suggestions.has(email))
  const makePlan = () =>
    planRun({
      org,
      guests: suggested,
      change: { kind: 'rows' },
      changeOf: ({ email }) => {
        const suggestion = suggestions.get(email)
        return suggestion ? { add: [suggestion.member], remove: [] } : noChange
      },
    })
  const companies = new Map(guests.map(({ email, company }) => [email, company]))
  const reasonOf = (email: Email) => {
    const suggestion = suggestions.get(email)
    if (!suggestion) return null
    const { guests: lookedAfter, companyGuests } = suggestion
    return m.bulk.suggestionReason(companies.get(email) ?? '', lookedAfter, companyGuests)
  }
  return (
    <RunDialog
      org={org}
      title={m.bulk.suggestionsTitle}
      onClose={onClose}
      renderForm={(onPlan) => (
        <PlanForm
          about={m.bulk.aboutSuggestions(suggested.length, guests.length)}
          makePlan={makePlan}
          onPlan={(plan) => onPlan(plan, { reasonOf })}
          onCancel={onClose}
          takesFocus
        />
      )}
    />
  )
}
