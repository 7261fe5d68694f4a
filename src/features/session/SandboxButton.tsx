import { useMutation } from '@tanstack/react-query'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { Button, type ButtonVariant } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SandboxButton.module.css'

type SandboxButtonProps = { variant: ButtonVariant; label: string; onStarted: () => void }

/** Starts a sandbox of one's own; says so below when that fails. */
export function SandboxButton({ variant, label, onStarted }: SandboxButtonProps) {
  const m = useMessages()
  const start = useMutation(useApi().session.startSandboxMutation())
  return (
    <>
      <Button
        variant={variant}
        loading={start.isPending}
        onClick={() => start.mutate(undefined, { onSuccess: onStarted })}
      >
        {label}
      </Button>
      {start.error && (
        <p role="alert" className={classes.error}>
          {apiErrorMessage(start.error, m)}
        </p>
      )}
    </>
  )
}
