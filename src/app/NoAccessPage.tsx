import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#src/features/AppContext.tsx'
import { OrganizationList } from '#src/features/session/OrganizationList.tsx'
import { buttonLook } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
import classes from './FailurePages.module.css'

/** Shown in place of every page of an organization that the user cannot open, with those that the user can. */
export function NoAccessPage() {
  const m = useMessages()
  usePageTitle([m.app.noAccessTitle])
  const { data = [] } = useQuery(useApi().organizations.queries.mine())
  return (
    <div className={classes.page} role="alert">
      <h1>{m.app.noAccessTitle}</h1>
      <p>{m.app.noAccessText}</p>
      <OrganizationList organizations={data.filter(({ disabled }) => !disabled)} />
      <Link {...buttonLook('default')} to="/sign-in" search={{ connect: 'yes' }}>
        {m.app.otherToken}
      </Link>
    </div>
  )
}
