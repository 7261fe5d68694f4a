import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useRouter } from '@tanstack/react-router'
import { Loader } from '@mantine/core'
import { useEffect } from 'react'
import { apiErrorText } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { OrganizationList } from '#src/features/session/OrganizationList.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { OrganizationById } from './OrganizationById.tsx'
import { safeReturnPath } from './safeReturnPath.ts'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

type ChooseOrganizationProps = {
  /** Opens the first organization, or the opened link if it leads to one of them: the user explores the sandbox. */
  opensFirst: boolean
}

/** After sign-in: goes back to the opened link, else to the only organization, else offers a choice. */
export function ChooseOrganization({ opensFirst }: ChooseOrganizationProps) {
  const m = useMessages()
  const { next } = route.useSearch()
  const organizations = useQuery(useApi().organizations.queries.mine())
  const path = safeReturnPath(next, location.origin)
  if (path && !opensFirst) return <GoTo path={path} />
  if (organizations.isPending) return <Loader size="sm" aria-label={m.signIn.loadingOrganizations} />
  if (organizations.isError) return <OrganizationById reason={apiErrorText(organizations.error, m)} />
  const usable = organizations.data.filter((organization) => !organization.disabled)
  const [only, ...others] = usable
  if (!only) return <OrganizationById reason={m.signIn.noOrganization} />
  if (path && opensFirst && usable.some(({ id }) => path.startsWith(`/orgs/${id}/`)))
    return <GoTo path={path} />
  if (opensFirst || others.length === 0)
    return <Navigate to="/orgs/$org/guests" params={{ org: only.id }} replace />
  return (
    <>
      <h1>{m.signIn.chooseOrganization}</h1>
      <OrganizationList organizations={usable} />
      <Link to="/sign-in" search={{ connect: 'yes' }} className={classes.other}>
        {m.signIn.otherToken}
      </Link>
    </>
  )
}

/** Goes to a path with its search; the router's own navigation takes routes, not the text of a link. */
function GoTo({ path }: { path: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(path), [history, path])
  return null
}
