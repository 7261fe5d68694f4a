import { zodResolver } from '@hookform/resolvers/zod'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { ApiError } from '#src/api/http/apiError.ts'
import { apiErrorReason } from '#src/features/apiErrorMessage.ts'
import { useMembers } from '#src/features/members/membersResult.ts'
import { useOwnMember } from '#src/features/members/useOwnMember.ts'
import type { OrgId } from '#src/lib/guest.ts'
import { guestFields } from '#src/lib/guestFields.ts'
import type { MemberId } from '#src/lib/member.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'
import { Button } from '#src/ui/Button.tsx'
import { DialogButtons } from '#src/ui/Dialog.tsx'
import { ErrorBoundary } from '#src/ui/ErrorBoundary.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './NewGuestForm.module.css'
import { NewGuestMembers } from './NewGuestMembers.tsx'

type NewGuestField = Extract<(typeof guestFields)[number], { newGuest: string }>
type NewGuestDraft = Record<NewGuestField['name'], string>

const fields = guestFields.filter((field) => 'newGuest' in field)
const names = fields.map(({ name }) => name)
const emptyDraft = Object.fromEntries(names.map((name) => [name, '']))

type NewGuestFormProps = {
  org: OrgId
  initialEmail: string
  isPending: boolean
  /** Rejects with what `createGuestMutation` throws. */
  onInvite: (draft: NewGuestDraft, members: readonly MemberId[]) => Promise<void>
  onCancel: () => void
}

/** The fields of a new guest, and its members: at first the user. A refusal is shown at its field, else above the buttons. */
export function NewGuestForm({ org, initialEmail, isPending, onInvite, onCancel }: NewGuestFormProps) {
  const m = useAllMessages()
  const [showsMore, setShowsMore] = useState(false)
  const members = useMembers(org).result
  const own = useOwnMember(members)
  const [chosen, setChosen] = useState<readonly MemberId[] | null>(null)
  const ids = chosen ?? (own ? [own.id] : [])
  const form = useForm<NewGuestDraft>({
    resolver: zodResolver(newGuestDraft(m)),
    defaultValues: { ...emptyDraft, email: initialEmail },
  })
  const submit = form.handleSubmit((draft) =>
    onInvite(draft, ids).catch((error: unknown) => {
      const refused = showRefusal(form, error, m)
      if (refused.some(({ newGuest }) => newGuest === 'more')) setShowsMore(true)
    }),
  )
  const { errors } = form.formState
  return (
    <ErrorBoundary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div className={classes.fields}>
          {fields
            .filter(({ newGuest }) => showsMore || newGuest === 'main')
            .map((field) => (
              <TextInput
                key={field.name}
                label={m.fields[field.name]}
                error={errors[field.name]?.message}
                className={isWide(field) ? classes.wide : classes.field}
                autoComplete="off"
                {...inputProps(field, m)}
                {...form.register(field.name)}
              />
            ))}
        </div>
        {!showsMore && (
          <Button variant="link" className={classes.more} onClick={() => setShowsMore(true)}>
            {m.newGuest.moreFields}
          </Button>
        )}
        <NewGuestMembers members={members} chosen={ids} onChange={setChosen} />
        <p role="status" className={classes.note}>
          {isPending ? m.newGuest.pending : m.newGuest.inviteNote}
        </p>
        {errors.root && (
          <p role="alert" className={classes.error}>
            {errors.root.message}
          </p>
        )}
        <DialogButtons>
          <Button inactive={isPending} onClick={onCancel}>
            {m.common.cancel}
          </Button>
          <Button type="submit" variant="primary" loading={isPending}>
            {m.newGuest.invite}
          </Button>
        </DialogButtons>
      </form>
    </ErrorBoundary>
  )
}

/** Only the email is required. What is no address at all is found here; whether it is a good one, the server decides. */
function newGuestDraft(m: AllMessages) {
  const shape = z.record(z.enum(names), z.string().check(z.trim()))
  return shape.check(({ value, issues }) => {
    const message = value.email === '' ? m.newGuest.emailMissing : m.newGuest.emailInvalid
    if (!isEmailLike(value.email))
      issues.push({ code: 'custom', path: ['email'], message, input: value.email })
  })
}

/** One address, without what it may be pasted with: *mailto:*, a name and angle brackets, a separator. */
function isEmailLike(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>,;]+$/u.test(text) && !/^mailto:/iu.test(text)
}

function inputMode(field: NewGuestField): 'email' | 'tel' | 'url' | 'text' {
  return 'inputMode' in field ? field.inputMode : 'text'
}

/** Emails and addresses of web pages are long. */
function isWide(field: NewGuestField): boolean {
  return ['email', 'url'].includes(inputMode(field))
}

/** Always type text: for type email a browser rewrites the domain, to another one for `ß`. */
function inputProps(field: NewGuestField, m: AllMessages) {
  const mode = inputMode(field)
  const verbatim =
    mode === 'text' ? {} : { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off', inputMode: mode }
  if (field.name === 'email') return { ...verbatim, required: true, 'data-autofocus': true }
  if (field.name === 'timezone') return { placeholder: m.newGuest.timezoneExample }
  return mode === 'url' ? { ...verbatim, placeholder: m.newGuest.urlStart } : verbatim
}

/** Shows a refusal at its fields, else as the error of the form; returns those fields. */
function showRefusal(
  form: UseFormReturn<NewGuestDraft>,
  error: unknown,
  m: AllMessages,
): readonly NewGuestField[] {
  const fieldErrors = error instanceof ApiError ? error.fieldErrors : {}
  const refused = fields.filter(({ wire }) => wire in fieldErrors)
  for (const { name, wire } of refused)
    form.setError(name, { message: fieldErrors[wire] ?? '' }, { shouldFocus: true })
  if (refused.length === 0) form.setError('root', { message: refusalText(error, m) })
  return refused
}

function refusalText(error: unknown, m: AllMessages): string {
  if (!(error instanceof ApiError) || error.status !== 429) return apiErrorReason(error, m)
  return m.newGuest.inviteLimit(Math.ceil((error.retryAfter ?? 0) / 60_000))
}
