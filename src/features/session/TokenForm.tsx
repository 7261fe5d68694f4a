import { zodResolver } from '@hookform/resolvers/zod'
import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './TokenForm.module.css'

/** Pasted tokens come with spaces and line ends around them, never within. */
const credentials = (m: Messages) =>
  z.object({
    token: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, m.signIn.tokenMissing),
        z.regex(/^[\x21-\x7e]*$/, m.signIn.tokenInvalid),
      ),
  })

type TokenFormProps = {
  /** Where the token is made. */
  description?: string
  onConnected?: () => void
  /** Above the field, such as a heading. */
  children?: ReactNode
}

/** Signs in with a personal access token. A refused token is reported at the field. */
export function TokenForm({ description, onConnected, children }: TokenFormProps) {
  const m = useMessages()
  const form = useForm({ resolver: zodResolver(credentials(m)), defaultValues: { token: '' } })
  const signIn = useMutation(useApi().session.signInMutation())
  const submit = form.handleSubmit(({ token }) =>
    signIn.mutateAsync(token).then(onConnected, (error: unknown) => {
      form.setError('token', { message: apiErrorMessage(error, m) }, { shouldFocus: true })
    }),
  )
  const { token: error } = form.formState.errors
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      {children}
      <PasswordInput
        label={m.signIn.token}
        description={description}
        autoComplete="current-password"
        autoFocus
        data-autofocus
        spellCheck={false}
        error={error?.message}
        // Mantine sets it for every field but this one.
        aria-invalid={error !== undefined}
        {...form.register('token')}
      />
      <Button variant="primary" type="submit" loading={signIn.isPending}>
        {m.signIn.connect}
      </Button>
    </form>
  )
}
