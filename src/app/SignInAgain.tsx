import { useLocation } from '@tanstack/react-router'
import type { SessionTrouble } from '#src/api/session/session.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { SandboxButton } from '#src/features/session/SandboxButton.tsx'
import { TokenForm } from '#src/features/session/TokenForm.tsx'
import { titleOf } from '#src/lib/guest.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { rich, type RichText as RichTextData } from '#src/lib/messages/richText.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './SignInAgain.module.css'
import { useSignOut } from './useSignOut.tsx'

type Trouble = Exclude<SessionTrouble, { kind: 'none' }>

/** Takes a new token over whatever is open. A save that waited continues when it is the same user. */
export function SignInAgain({ trouble }: { trouble: Trouble }) {
  const m = useMessages()
  const { signOut, dialog } = useSignOut('everything')
  const path = useLocation({ select: (location) => location.pathname })
  if (path === '/sign-in') return null
  const otherUser = trouble.kind === 'changed' ? trouble.now?.user : undefined
  return (
    <Dialog title={m.session.title} onClose={null} over="everything">
      <div className={classes.content}>
        <p>
          <RichText text={explain(trouble, m)} />
        </p>
        {otherUser && (
          <Button onClick={() => location.reload()}>
            <span>
              <RichText text={m.session.continueAs(titleOf(otherUser))} />
            </span>
          </Button>
        )}
        {trouble.session?.server.kind === 'sandbox' ? (
          <SandboxButton
            variant="primary"
            label={m.session.startSandbox}
            onStarted={() => location.reload()}
          />
        ) : (
          <TokenForm />
        )}
        <Button variant="subtle" onClick={signOut}>
          {m.app.signOut}
        </Button>
        {dialog}
      </div>
    </Dialog>
  )
}

function explain(trouble: Trouble, m: Messages): RichTextData | string {
  const { session } = trouble
  const user = session && titleOf(session.user)
  if (trouble.kind === 'changed' && trouble.now) {
    return m.session.otherUser(titleOf(trouble.now.user), titleOf(trouble.session.user))
  }
  if (session?.server.kind === 'sandbox') return m.session.sandboxEnded
  const changesSafe = user === null ? m.session.changesSafeUnknownUser : m.session.changesSafe(user)
  if (trouble.kind === 'changed') return changesSafe
  const reason = trouble.error ? apiErrorMessage(trouble.error, m) : m.session.signedOut
  return rich`${reason} ${changesSafe}`
}
