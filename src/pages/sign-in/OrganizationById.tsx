import { zodResolver } from '@hookform/resolvers/zod'
import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { Messages } from '#src/lib/messages/en.ts'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './SignInPage.module.css'

const organizationId = (m: Messages) =>
  z.object({
    org: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, m.signIn.organizationIdMissing),
        z.regex(/^[\w-]*$/, m.signIn.organizationIdInvalid),
      ),
  })

/** When the organizations cannot be listed, the ID still leads to one. `reason`: why they cannot. */
export function OrganizationById({ reason }: { reason: RichTextData | string }) {
  const m = useMessages()
  const navigate = useNavigate()
  const form = useForm({ resolver: zodResolver(organizationId(m)), defaultValues: { org: '' } })
  const submit = form.handleSubmit(({ org }) => navigate({ to: '/orgs/$org/guests', params: { org } }))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      <h1>{m.signIn.whichOrganization}</h1>
      <p className={classes.hint}>
        {m.signIn.organizationsFailed} <RichText text={reason} />
      </p>
      <TextInput
        label={m.signIn.organizationId}
        description={m.signIn.organizationIdPlace}
        autoFocus
        spellCheck={false}
        error={form.formState.errors.org?.message}
        {...form.register('org')}
      />
      <Button variant="primary" type="submit">
        {m.signIn.open}
      </Button>
    </form>
  )
}
