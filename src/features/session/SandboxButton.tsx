import { useIsMutating, useMutation } from '@tanstack/react-query'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { Button, type ButtonVariant } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SandboxButton.module.css'

type SandboxButtonProps = { variant: ButtonVariant; label: string; onStarted: () => void }

/** Starts a sandbox of one's own; says so above when that fails. */
export function SandboxButton({ variant, label, onStarted }: SandboxButtonProps) {
  const m = useMessages()
  const { session } = useApi()
  const start = useMutation(session.startSandboxMutation())
  const isSigningIn = useIsMutating({ mutationKey: session.signInMutation().mutationKey }) > 0
  return (
    <>
      {start.error && (
        <p role="alert" className={classes.error}>
          {apiErrorMessage(start.error, m)}
        </p>
      )}
      <Button
        variant={variant}
        loading={start.isPending}
        inactive={isSigningIn}
        // The promise, not a callback of `mutate`: the page may replace this button as soon as there is a session.
        onClick={() => void start.mutateAsync().then(onStarted, () => undefined)}
      >
        {label}
      </Button>
    </>
  )
}
