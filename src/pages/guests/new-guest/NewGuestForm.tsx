import { zodResolver } from '@hookform/resolvers/zod'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { ApiError } from '#src/api/http/apiError.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { guestFields } from '#src/lib/guestFields.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './NewGuestForm.module.css'

type NewGuestField = Extract<(typeof guestFields)[number], { newGuest: string }>
type NewGuestDraft = Record<NewGuestField['name'], string>

const fields = guestFields.filter((field) => 'newGuest' in field)
const names = fields.map(({ name }) => name)
const emptyDraft = Object.fromEntries(names.map((name) => [name, '']))

type NewGuestFormProps = { org: OrgId; onCreated: (email: Email) => void; onCancel: () => void }

/** The fields of a new guest. A refusal of the server is shown at its field, else above the buttons. */
export function NewGuestForm({ org, onCreated, onCancel }: NewGuestFormProps) {
  const m = useMessages()
  const [showsMore, setShowsMore] = useState(false)
  const form = useForm<NewGuestDraft>({ resolver: zodResolver(newGuestDraft(m)), defaultValues: emptyDraft })
  const create = useMutation(useApi().guests.createGuestMutation(org))
  const submit = form.handleSubmit((draft) =>
    create.mutateAsync(draft).then(
      (guest) => onCreated(guest.email),
      (error: unknown) => {
        const refused = showRefusal(form, error, m)
        if (refused.some(({ newGuest }) => newGuest === 'more')) setShowsMore(true)
      },
    ),
  )
  const { errors } = form.formState
  return (
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
      {errors.root && (
        <p role="alert" className={classes.error}>
          {errors.root.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button onClick={onCancel}>{m.common.cancel}</Button>
        <Button type="submit" variant="primary" loading={create.isPending}>
          {m.newGuest.invite}
        </Button>
      </div>
    </form>
  )
}

/** Only the email is required. The server decides whether it is a good one. */
function newGuestDraft(m: Messages) {
  const shape = z.record(z.enum(names), z.string().check(z.trim()))
  return shape.check(({ value, issues }) => {
    const message = value.email === '' ? m.newGuest.emailMissing : m.newGuest.emailInvalid
    if (!/^[^\s@]+@[^\s@]+$/u.test(value.email))
      issues.push({ code: 'custom', path: ['email'], message, input: value.email })
  })
}

function inputMode(field: NewGuestField): 'email' | 'tel' | 'url' | 'text' {
  return 'inputMode' in field ? field.inputMode : 'text'
}

/** Emails and addresses of web pages are long. */
function isWide(field: NewGuestField): boolean {
  return ['email', 'url'].includes(inputMode(field))
}

function inputProps(field: NewGuestField, m: Messages) {
  const type = inputMode(field)
  if (field.name === 'email') return { type, required: true, 'data-autofocus': true }
  if (field.name === 'timezone') return { type, placeholder: m.newGuest.timezoneExample }
  return type === 'url' ? { type, placeholder: m.newGuest.urlStart } : { type }
}

/** Shows a refusal at its fields, else as the error of the form; returns those fields. */
function showRefusal(
  form: UseFormReturn<NewGuestDraft>,
  error: unknown,
  m: Messages,
): readonly NewGuestField[] {
  const fieldErrors = error instanceof ApiError ? error.fieldErrors : {}
  const refused = fields.filter(({ wire }) => wire in fieldErrors)
  for (const { name, wire } of refused)
    form.setError(name, { message: fieldErrors[wire] ?? '' }, { shouldFocus: true })
  if (refused.length === 0) form.setError('root', { message: apiErrorMessage(error, m) })
  return refused
}
