import type { SessionAnswer } from '#src/api/session/session.ts'
import { SandboxButton } from '#src/features/session/SandboxButton.tsx'
import { TokenForm } from '#src/features/session/TokenForm.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SignInPage.module.css'

type ConnectFormProps = { server: SessionAnswer | undefined; onConnected: () => void }

/** The two ways in: a personal access token, or the sandbox. */
export function ConnectForm({ server, onConnected }: ConnectFormProps) {
  const m = useMessages()
  const place = server ? m.signIn.tokenPlaceOn(server.tallyfy) : m.signIn.tokenPlace
  return (
    <div className={classes.form}>
      <TokenForm description={place} onConnected={onConnected}>
        <h1>{m.signIn.title}</h1>
      </TokenForm>
      <p className={classes.hint}>{m.signIn.tokenSafety}</p>
      {server?.sandbox && (
        <div className={classes.sandbox}>
          <span>{m.signIn.noToken}</span>
          <SandboxButton variant="default" label={m.signIn.exploreSandbox} onStarted={onConnected} />
        </div>
      )}
    </div>
  )
}
