import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useRouter } from '@tanstack/react-router'
import { Loader } from '@mantine/core'
import { useEffect } from 'react'
import { apiErrorMessage } from '#src/features/apiErrorMessage.ts'
import { useApi } from '#src/features/AppContext.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { OrganizationById } from './OrganizationById.tsx'
import { placeOf } from './safeReturnPath.ts'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

/** Where to go once signed in: back to the link that was opened, else the only organization, else a choice. */
export function ChooseOrganization() {
  const m = useMessages()
  const { next } = route.useSearch()
  const organizations = useQuery(useApi().organizations.queries.mine())
  const place = placeOf(next, location.origin)
  if (place) return <GoTo place={place} />
  if (organizations.isPending) return <Loader size="sm" aria-label="Reading your organizations" />
  if (organizations.isError) return <OrganizationById reason={apiErrorMessage(organizations.error, m)} />
  const usable = organizations.data.filter((organization) => !organization.disabled)
  const [only, ...others] = usable
  if (!only) return <OrganizationById reason="Tallyfy lists no organization for this token." />
  if (others.length === 0) return <Navigate to="/orgs/$org/guests" params={{ org: only.id }} replace />
  return (
    <>
      <h1>Choose an organization</h1>
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
                <bdi className={classes.organizationName}>{name}</bdi>
                <span className={classes.role}>{role}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/sign-in" search={{ connect: 'yes' }} className={classes.other}>
        Connect with another token
      </Link>
    </>
  )
}

/** A whole path, search included: typed navigation takes routes, not links that were opened. */
function GoTo({ place }: { place: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(place), [history, place])
  return null
}
