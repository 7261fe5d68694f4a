import { zodResolver } from '@hookform/resolvers/zod'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { ApiError } from '#src/api/http/apiError.ts'
import type { Email, OrgId } from '#src/lib/guest.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './NewGuestForm.module.css'
import { emptyGuest, fieldCalled, mainFields, moreFields, NewGuestDraft } from './newGuestForm.ts'

type NewGuestFormProps = { org: OrgId; onCreated: (email: Email) => void; onCancel: () => void }

const wide: ReadonlySet<string> = new Set(['email', 'companyUrl', 'contactUrl', 'imageUrl', 'opportunityUrl'])

/** The fields of a new guest. A refusal of the server is shown at its field, else above the buttons. */
export function NewGuestForm({ org, onCreated, onCancel }: NewGuestFormProps) {
  const m = useMessages()
  const [more, setMore] = useState(false)
  const form = useForm<NewGuestDraft>({ resolver: zodResolver(NewGuestDraft), defaultValues: emptyGuest })
  const create = useMutation(useApi().guests.createGuestMutation(org))
  const refuse = (error: unknown) => {
    const refused = refuseIn(form, error, m)
    if (moreFields.some(({ name }) => refused.includes(name))) setMore(true)
  }
  const submit = form.handleSubmit((draft) =>
    create.mutateAsync(draft).then((guest) => onCreated(guest.email), refuse),
  )
  const fields = more ? [...mainFields, ...moreFields] : mainFields
  const { errors } = form.formState
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <div className={classes.fields}>
        {fields.map(({ name, type = 'text', placeholder }) => (
          <TextInput
            key={name}
            label={m.fields[name]}
            type={type}
            autoComplete="off"
            {...(placeholder && { placeholder })}
            {...(name === 'email' && { required: true, 'data-autofocus': true })}
            className={wide.has(name) ? classes.wide : classes.field}
            error={errors[name]?.message}
            {...form.register(name)}
          />
        ))}
      </div>
      {!more && (
        <Button variant="link" className={classes.more} onClick={() => setMore(true)}>
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

/** Shows a refusal at its fields, else as the error of the form; returns the names of those fields. */
function refuseIn(form: UseFormReturn<NewGuestDraft>, error: unknown, m: Messages): readonly string[] {
  const refused = Object.entries(error instanceof ApiError ? error.fieldErrors : {}).flatMap(
    ([wire, message]) => {
      const field = fieldCalled(wire)
      return field ? [{ name: field.name, message }] : []
    },
  )
  for (const { name, message } of refused) form.setError(name, { message }, { shouldFocus: true })
  if (refused.length === 0) form.setError('root', { message: apiErrorMessage(error, m) })
  return refused.map(({ name }) => name)
}
