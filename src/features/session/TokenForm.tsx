import { zodResolver } from '@hookform/resolvers/zod'
import { PasswordInput } from '@mantine/core'
import { useIsMutating, useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { ApiError } from '#src/api/http/apiError.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { cleanToken } from '#src/lib/cleanToken.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './TokenForm.module.css'

const credentials = (m: Messages) =>
  z.object({
    token: z
      .string()
      .check(
        z.overwrite(cleanToken),
        z.minLength(1, m.signIn.tokenMissing),
        z.regex(/^[\x21-\x7e]*$/, m.signIn.tokenInvalid),
      ),
  })

type TokenFormProps = {
  onConnected?: () => void
  /** Below the button, such as where the token is made. */
  children?: ReactNode
}

/** Signs in with a personal access token. A refused token is reported at the field, any other failure above it. */
export function TokenForm({ onConnected, children }: TokenFormProps) {
  const m = useMessages()
  const { session } = useApi()
  const form = useForm({ resolver: zodResolver(credentials(m)), defaultValues: { token: '' } })
  const signIn = useMutation(session.signInMutation())
  const isStartingSandbox = useIsMutating({ mutationKey: session.startSandboxMutation().mutationKey }) > 0
  const submit = form.handleSubmit(({ token }) =>
    signIn.mutateAsync(token).then(onConnected, (error: unknown) => {
      const field = isAboutToken(error) ? 'token' : 'root'
      form.setError(field, { message: apiErrorMessage(error, m) }, { shouldFocus: field === 'token' })
    }),
  )
  const { token, root } = form.formState.errors
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      {root && (
        <p role="alert" className={classes.error}>
          {root.message}
        </p>
      )}
      <PasswordInput
        label={m.signIn.token}
        autoComplete="current-password"
        autoFocus
        data-autofocus
        spellCheck={false}
        error={token?.message}
        // Mantine sets it for every field but this one.
        aria-invalid={token !== undefined}
        {...form.register('token')}
      />
      <Button variant="primary" type="submit" loading={signIn.isPending} inactive={isStartingSandbox}>
        {m.signIn.connect}
      </Button>
      {children}
    </form>
  )
}

/** Whether the server found fault with the token itself. */
function isAboutToken(error: unknown): boolean {
  return error instanceof ApiError && ['TOKEN_REFUSED', 'TOKEN_TOO_LONG', 'BAD_REQUEST'].includes(error.code)
}
