import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '#src/features/AppContext.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { ChooseOrganization } from './ChooseOrganization.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

/** The way in: a token or the sandbox, then the organization. Someone signed in chooses an organization at once. */
export function SignInPage() {
  const { connect } = route.useSearch()
  const { session } = useApi()
  const { data } = useQuery(session.queries.current())
  const navigate = route.useNavigate()
  const trouble = useStore(session.trouble)
  // With a session that ended, or is another tab's, nothing can be listed: connecting is the way on.
  const choosing = data?.session && trouble.kind === 'none' && connect !== 'yes'
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        Guestlist
      </div>
      <section className={classes.card}>
        {choosing ? (
          <ChooseOrganization />
        ) : (
          <ConnectForm
            server={data}
            onConnected={() => void navigate({ search: ({ next }) => ({ next }), replace: true })}
          />
        )}
      </section>
      <p className={classes.promise}>Who looks after this guest, and is that still right?</p>
    </main>
  )
}
