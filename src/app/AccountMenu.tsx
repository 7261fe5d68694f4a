import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Session } from '#src/api/session/session.ts'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi, useServices } from '#src/features/AppContext.tsx'
import { KeyHelp } from '#src/features/KeyHelp.tsx'
import { titleOf } from '#src/lib/guest.ts'
import { useColorScheme } from '#src/ui/colorScheme.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '#src/ui/Menu.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useNotices } from '#src/ui/notices.tsx'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import classes from './AccountMenu.module.css'
import { resetSandbox } from './signOut.ts'
import { useSignOut } from './useSignOut.tsx'

const orgRoute = getRouteApi('/orgs/$org')

/** Who is signed in, to which organization, and what can be done about it. */
export function AccountMenu() {
  const m = useMessages()
  const { org } = orgRoute.useParams()
  const api = useApi()
  const session = useQuery(api.session.queries.current()).data?.session
  const organizations = useQuery(api.organizations.queries.mine()).data ?? []
  const { reset, dialog } = useSandboxReset()
  const signingOut = useSignOut()
  const [showsKeys, setShowsKeys] = useState(false)
  if (!session) return null
  const organization = organizations.find((one) => one.id === org)?.name ?? ''
  const user = titleOf(session.user)
  return (
    <>
      <Menu
        variant="plain"
        className={classes.button}
        menuClassName={classes.menu}
        aria-label={m.app.account}
        title={user}
        button={
          <>
            <Initials name={user} />
            <IconChevronDown size="0.875rem" aria-hidden />
          </>
        }
      >
        <SignedInUser session={session} organization={organization} />
        <MenuSeparator />
        <Actions
          session={session}
          canSwitch={organizations.filter(({ disabled }) => !disabled).length !== 1}
          onReset={() => void reset()}
          onSignOut={signingOut.signOut}
          onShowKeys={() => setShowsKeys(true)}
        />
      </Menu>
      {dialog}
      {signingOut.dialog}
      {showsKeys && <KeyHelp onClose={() => setShowsKeys(false)} />}
    </>
  )
}

/** Resets the sandbox once the user has confirmed it. The page loads again and then says so. */
function useSandboxReset() {
  const m = useMessages()
  const services = { ...useServices(), queryClient: useQueryClient() }
  const { ask, dialog } = useQuestion()
  const notices = useNotices()
  const reset = async () => {
    if (!(await ask(m.app.reset))) return
    await resetSandbox(services).catch((error: unknown) => {
      notices.show({ text: m.app.reset.failed(apiErrorMessage(error, m)) })
    })
  }
  return { reset, dialog }
}

function SignedInUser({ session, organization }: { session: Session; organization: string }) {
  const m = useMessages()
  return (
    <div className={classes.user}>
      <bdi translate="no" className={classes.name}>
        {titleOf(session.user)}
      </bdi>
      <bdi translate="no">{session.user.email}</bdi>
      {organization && <bdi translate="no">{organization}</bdi>}
      {session.server.kind === 'sandbox' ? (
        <span>{m.app.sandbox}</span>
      ) : (
        <span translate="no">{session.server.host}</span>
      )}
    </div>
  )
}

type ActionsProps = {
  session: Session
  /** Whether there is another organization. */
  canSwitch: boolean
  onReset: () => void
  onSignOut: () => void
  onShowKeys: () => void
}

function Actions({ session, canSwitch, onReset, onSignOut, onShowKeys }: ActionsProps) {
  const m = useMessages()
  const navigate = useNavigate()
  // Wider windows have the organization switcher beside this menu.
  const isNarrow = useMediaQuery('(max-width: 43.75rem)', false, { getInitialValueInEffect: false })
  const { choice, choose } = useColorScheme()
  return (
    <>
      {canSwitch && isNarrow && (
        <MenuItem onSelect={() => void navigate({ to: '/sign-in' })}>{m.app.switchOrganization}</MenuItem>
      )}
      <MenuRadioGroup
        label={m.app.theme}
        value={choice}
        onChange={choose}
        options={[
          { value: 'auto', label: m.app.themeAuto },
          { value: 'light', label: m.app.themeLight },
          { value: 'dark', label: m.app.themeDark },
        ]}
      />
      <MenuItem onSelect={onShowKeys}>{m.app.keyboardShortcuts}</MenuItem>
      {session.server.kind === 'sandbox' && <MenuItem onSelect={onReset}>{m.app.resetSandbox}</MenuItem>}
      <MenuSeparator />
      <MenuItem onSelect={onSignOut}>{m.app.signOut}</MenuItem>
    </>
  )
}
