import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Organization } from '#src/api/organizations.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './OrganizationList.module.css'

/** Links to the guests of organizations, each with the user's role. */
export function OrganizationList({ organizations }: { organizations: readonly Organization[] }) {
  const m = useMessages()
  return (
    <ul className={classes.organizations}>
      {organizations.map(({ id, name, role }) => (
        <li key={id}>
          <Link
            to="/orgs/$org/guests"
            params={{ org: id }}
            className={classes.organization}
            aria-label={name}
          >
            <Initials name={name} size={34} />
            <span>
              <bdi translate="no" className={classes.name}>
                {name}
              </bdi>
              <span className={classes.role}>{roleName(role, m)}</span>
            </span>
            <IconChevronRight size="1.125rem" className={classes.chevron} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The user's role in the organization, in words; a role that we don't know as the server writes it. */
function roleName(role: string, m: Messages): string {
  const names: Readonly<Record<string, string>> = m.members.roles
  return names[role] ?? role
}
