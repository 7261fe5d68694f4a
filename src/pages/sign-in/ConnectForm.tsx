import { Button, PasswordInput } from '@mantine/core'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { SessionAnswer } from '#src/api/session/session.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { Credentials } from '#src/lib/credentials.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SignInPage.module.css'

type ConnectFormProps = { server: SessionAnswer | undefined; onConnected: () => void }

/** Connects with a personal access token, or opens the sandbox. A refusal stands beside the field. */
export function ConnectForm({ server, onConnected }: ConnectFormProps) {
  const form = useForm({ resolver: zodResolver(Credentials), defaultValues: { token: '' } })
  const m = useMessages()
  const { session } = useApi()
  const connect = useMutation(session.signInMutation())
  const sandbox = useMutation(session.startSandboxMutation())
  const submit = form.handleSubmit(({ token }) =>
    connect
      .mutateAsync(token)
      .then(onConnected, (error: unknown) =>
        form.setError('token', { message: apiErrorMessage(error, m) }, { shouldFocus: true }),
      ),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      <h1>Connect to Tallyfy</h1>
      <PasswordInput
        label="Personal access token"
        description={`Tallyfy › Settings › Integrations › REST API${server ? `, on ${server.tallyfy}` : ''}`}
        autoComplete="current-password"
        autoFocus
        spellCheck={false}
        error={form.formState.errors.token?.message}
        // Mantine says so for every field but this one.
        aria-invalid={form.formState.errors.token !== undefined}
        {...form.register('token')}
      />
      <Button type="submit" loading={connect.isPending} disabled={sandbox.isPending}>
        Connect
      </Button>
      <p className={classes.hint}>
        The token stays with the gateway that serves this page, sealed in a cookie that no script can read.
      </p>
      {server?.sandbox && (
        <SandboxWay sandbox={sandbox} onStart={() => sandbox.mutate(undefined, { onSuccess: onConnected })} />
      )}
    </form>
  )
}

type SandboxWayProps = { sandbox: { isPending: boolean; error: Error | null }; onStart: () => void }

function SandboxWay({ sandbox, onStart }: SandboxWayProps) {
  const m = useMessages()
  return (
    <div className={classes.sandbox}>
      <span>No token at hand?</span>
      <Button variant="default" loading={sandbox.isPending} onClick={onStart}>
        Explore the sandbox
      </Button>
      {sandbox.error && (
        <p role="alert" className={classes.error}>
          {apiErrorMessage(sandbox.error, m)}
        </p>
      )}
    </div>
  )
}
