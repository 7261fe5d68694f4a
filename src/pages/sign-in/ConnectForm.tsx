import { IconCheck, IconExternalLink } from '@tabler/icons-react'
import type { SessionAnswer } from '#src/api/session/session.ts'
import { SandboxButton } from '#src/features/session/SandboxButton.tsx'
import { TokenForm } from '#src/features/session/TokenForm.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './SignInPage.module.css'

type ConnectFormProps = {
  server: SessionAnswer | undefined
  onConnected: () => void
  /** A sandbox was started. */
  onExplored: () => void
}

/** The two ways in, side by side where there is room: a personal access token, or the sandbox. */
export function ConnectForm({ server, onConnected, onExplored }: ConnectFormProps) {
  const m = useMessages()
  return (
    <div className={classes.ways} data-count={server?.sandbox ? 2 : 1}>
      <section className={classes.card}>
        <h1>{m.signIn.title}</h1>
        <TokenForm onConnected={onConnected}>{server && <TokenHints host={server.tallyfy} />}</TokenForm>
      </section>
      {server?.sandbox && (
        <section className={classes.card}>
          <h2>{m.signIn.sandboxTitle}</h2>
          <p className={classes.offer}>{m.signIn.sandboxText}</p>
          <SandboxButton variant="primary" label={m.signIn.exploreSandbox} onStarted={onExplored} />
          <ul className={classes.points}>
            {[m.signIn.sandboxFind, m.signIn.sandboxUndo, m.signIn.sandboxStays].map((point) => (
              <li key={point}>
                <IconCheck size="1rem" aria-hidden="true" />
                {point}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Where a token is made, what it may do, and where it is kept. `host`: of the Tallyfy that tokens belong to. */
function TokenHints({ host }: { host: string }) {
  const m = useMessages()
  return (
    <div className={classes.hints}>
      <p>
        <a href={`https://${host}`} target="_blank" rel="noreferrer">
          {m.signIn.makeToken}
          <IconExternalLink size="0.875rem" aria-hidden="true" />
          <span className="gl-visually-hidden">{m.common.opensInNewTab}</span>
        </a>
        <br />
        {m.signIn.tokenPlace}
      </p>
      <p>{m.signIn.tokenRights}</p>
      <p>{m.signIn.tokenSafety}</p>
    </div>
  )
}
