import { Button, TextInput } from '@mantine/core'
import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import classes from './SignInPage.module.css'

const Where = z.object({
  org: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Enter the organization’s ID.'),
      z.regex(/^[\w-]*$/, 'An organization’s ID has only letters, digits, - and _.'),
    ),
})

/** When the organizations cannot be listed, whoever knows the ID still gets in. */
export function OrganizationById({ reason }: { reason: string }) {
  const navigate = useNavigate()
  const form = useForm({ resolver: zodResolver(Where), defaultValues: { org: '' } })
  const submit = form.handleSubmit(({ org }) => navigate({ to: '/orgs/$org/guests', params: { org } }))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      <h1>Which organization?</h1>
      <p className={classes.hint}>Your organizations could not be listed: {reason}</p>
      <TextInput
        label="Organization ID"
        description="It stands in the address of Tallyfy’s web app, after your sign-in."
        autoFocus
        spellCheck={false}
        error={form.formState.errors.org?.message}
        {...form.register('org')}
      />
      <Button type="submit">Open</Button>
    </form>
  )
}
