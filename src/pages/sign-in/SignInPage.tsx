import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useApi } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useStore } from '#src/ui/useStore.ts'
import { ChooseOrganization } from './ChooseOrganization.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

/** Signs in with a token or to the sandbox; with a session it offers the organizations. */
export function SignInPage() {
  const m = useMessages()
  const { connect } = route.useSearch()
  const { session } = useApi()
  const { data } = useQuery(session.queries.current())
  const navigate = route.useNavigate()
  const trouble = useStore(session.trouble)
  // A session that ended, or belongs to another tab, cannot list organizations.
  const choosing = data?.session && trouble.kind === 'none' && connect !== 'yes'
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        {m.app.name}
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
      <p className={classes.promise}>{m.signIn.motto}</p>
    </main>
  )
}
