import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import { Button, Modal, PasswordInput } from '@mantine/core'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { Session, SessionTrouble } from '#src/api/session/session.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { titleOf } from '#src/lib/guest.ts'
import { Credentials } from '#src/lib/credentials.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import type { Messages } from '#src/lib/messages/en.ts'
import { signOut } from './useSessionRenewal.ts'
import classes from './SessionDialogs.module.css'

type Trouble = Exclude<SessionTrouble, { kind: 'none' }>

/** The dialog for a new token, over whatever is open. For the same user, work that waited continues by itself. */
export function SignInAgain({ trouble }: { trouble: Trouble }) {
  const m = useMessages()
  const services = { api: useApi(), queryClient: useQueryClient() }
  const path = useLocation({ select: (location) => location.pathname })
  if (path === '/sign-in') return null
  const sandbox = trouble.session?.server.kind === 'sandbox'
  return (
    <Modal.Root
      opened
      centered
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      classNames={{ content: classes.content, title: classes.title }}
    >
      <Modal.Overlay />
      {/* Without Mantine's header element, which screen readers take for a second banner of the page. */}
      <Modal.Content>
        <Modal.Title>Sign in again</Modal.Title>
        <div className={classes.form}>
          <p>{explain(trouble, m)}</p>
          {trouble.kind === 'changed' && trouble.now && <GoOnAs session={trouble.now} />}
          {sandbox ? <SandboxAgain /> : <TokenAgain />}
          <Button variant="subtle" onClick={() => void signOut(services)}>
            Sign out
          </Button>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

function explain(trouble: Trouble, m: Messages): string {
  const who = trouble.session ? titleOf(trouble.session.user) : 'someone'
  if (trouble.kind === 'changed' && trouble.now) {
    return `This browser is now signed in as ${titleOf(trouble.now.user)}. This tab began as ${who}, so nothing of it is sent. What you were editing is kept.`
  }
  if (trouble.session?.server.kind === 'sandbox') {
    return 'This sandbox has ended. A new one starts with its own guests, as they were at first.'
  }
  const reason =
    trouble.kind === 'ended'
      ? `${trouble.error ? apiErrorMessage(trouble.error, m) : m.session.signedOut} `
      : ''
  return `${reason}You were signed in as ${who}. What you were editing is kept; with a new token of the same person it goes on by itself.`
}

function GoOnAs({ session }: { session: Session }) {
  return (
    <Button variant="default" onClick={() => location.reload()}>
      <span>
        Go on as <bdi>{titleOf(session.user)}</bdi>
      </span>
    </Button>
  )
}

function SandboxAgain() {
  const m = useMessages()
  const start = useMutation(useApi().session.startSandboxMutation())
  return (
    <>
      <Button
        loading={start.isPending}
        onClick={() => start.mutate(undefined, { onSuccess: () => location.reload() })}
      >
        Start a new sandbox
      </Button>
      {start.error && <p role="alert">{apiErrorMessage(start.error, m)}</p>}
    </>
  )
}

function TokenAgain() {
  const form = useForm({ resolver: zodResolver(Credentials), defaultValues: { token: '' } })
  const m = useMessages()
  const connect = useMutation(useApi().session.signInMutation())
  const submit = form.handleSubmit(({ token }) =>
    connect.mutateAsync(token).then(
      () => undefined,
      (error: unknown) =>
        form.setError('token', { message: apiErrorMessage(error, m) }, { shouldFocus: true }),
    ),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
      <PasswordInput
        label="Personal access token"
        autoComplete="current-password"
        data-autofocus
        spellCheck={false}
        error={form.formState.errors.token?.message}
        aria-invalid={form.formState.errors.token !== undefined}
        {...form.register('token')}
      />
      <Button type="submit" loading={connect.isPending}>
        Connect
      </Button>
    </form>
  )
}
