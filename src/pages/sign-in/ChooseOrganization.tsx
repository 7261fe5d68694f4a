import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useRouter } from '@tanstack/react-router'
import { Loader } from '@mantine/core'
import { useEffect } from 'react'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import type { Messages } from '#src/lib/messages/en.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { OrganizationById } from './OrganizationById.tsx'
import { safeReturnPath } from './safeReturnPath.ts'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

/** After sign-in: goes back to the opened link, else to the only organization, else offers a choice. */
export function ChooseOrganization() {
  const m = useMessages()
  const { next } = route.useSearch()
  const organizations = useQuery(useApi().organizations.queries.mine())
  const path = safeReturnPath(next, location.origin)
  if (path) return <GoTo path={path} />
  if (organizations.isPending) return <Loader size="sm" aria-label={m.signIn.loadingOrganizations} />
  if (organizations.isError) return <OrganizationById reason={apiErrorMessage(organizations.error, m)} />
  const usable = organizations.data.filter((organization) => !organization.disabled)
  const [only, ...others] = usable
  if (!only) return <OrganizationById reason={m.signIn.noOrganization} />
  if (others.length === 0) return <Navigate to="/orgs/$org/guests" params={{ org: only.id }} replace />
  return (
    <>
      <h1>{m.signIn.chooseOrganization}</h1>
      <ul className={classes.organizations}>
        {usable.map(({ id, name, role }) => (
          <li key={id}>
            <Link
              to="/orgs/$org/guests"
              params={{ org: id }}
              className={classes.organization}
              aria-label={name}
            >
              <Initials name={name} size={34} />
              <span>
                <bdi translate="no" className={classes.organizationName}>
                  {name}
                </bdi>
                <span className={classes.role}>{roleName(role, m)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/sign-in" search={{ connect: 'yes' }} className={classes.other}>
        {m.signIn.otherToken}
      </Link>
    </>
  )
}

/** The user's role in the organization, in words; a role that we don't know as the server writes it. */
function roleName(role: string, m: Messages): string {
  const names: Readonly<Record<string, string>> = m.members.roles
  return names[role] ?? role
}

/** Goes to a path with its search; the router's own navigation takes routes, not the text of a link. */
function GoTo({ path }: { path: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(path), [history, path])
  return null
}
