import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Popover.css'
import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Session } from '#src/api/session/session.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { titleOf } from '#src/lib/guest.ts'
import { Initials } from '#src/ui/Initials.tsx'
import classes from './AccountMenu.module.css'
import { resetSandbox, signOut } from './useSessionRenewal.ts'

const orgRoute = getRouteApi('/orgs/$org')

const schemes: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Who is signed in, to which organization, and what can be done about it. */
export function AccountMenu() {
  const { org } = orgRoute.useParams()
  const api = useApi()
  const session = useQuery(api.session.queries.current()).data?.session
  const organizations = useQuery(api.organizations.queries.mine()).data ?? []
  if (!session) return null
  const organization = organizations.find((one) => one.id === org)?.name ?? ''
  return (
    // In its place in the page, inside the header, and without an element of no role among its entries: both are how
    // a screen reader finds its way.
    <Menu
      position="bottom-end"
      width={280}
      shadow="md"
      keepMounted={false}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          aria-label="Account"
          title={[titleOf(session.user), organization].filter(Boolean).join(', ')}
        >
          <bdi className={classes.organization}>{organization}</bdi>
          <Initials name={titleOf(session.user)} />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Who session={session} organization={organization} />
        <Menu.Divider />
        <Actions session={session} several={organizations.filter(({ disabled }) => !disabled).length !== 1} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Who({ session, organization }: { session: Session; organization: string }) {
  return (
    <div className={classes.who}>
      <bdi className={classes.name}>{titleOf(session.user)}</bdi>
      <bdi>{session.user.email}</bdi>
      {organization && <bdi>{organization}</bdi>}
      <span>{session.server.kind === 'sandbox' ? 'Sandbox' : session.server.host}</span>
    </div>
  )
}

function Actions({ session, several }: { session: Session; several: boolean }) {
  const navigate = useNavigate()
  const services = { api: useApi(), queryClient: useQueryClient() }
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      {several && (
        <Menu.Item onClick={() => void navigate({ to: '/sign-in' })}>Switch organization</Menu.Item>
      )}
      <Menu.Sub position="left-start">
        <Menu.Sub.Target>
          <Menu.Sub.Item>Theme</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) =>
              setColorScheme(schemes.find((scheme) => scheme.value === value)?.value ?? 'auto')
            }
          >
            {schemes.map((scheme) => (
              <Menu.RadioItem key={scheme.value} value={scheme.value}>
                {scheme.label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      {session.server.kind === 'sandbox' && (
        <Menu.Item onClick={() => void resetSandbox(services)}>Reset sandbox</Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item onClick={() => void signOut(services)}>Sign out</Menu.Item>
    </>
  )
}
