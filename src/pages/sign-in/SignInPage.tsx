import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '#src/features/AppContext.tsx'
import { MantineTheme } from '#src/ui/MantineTheme.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { usePageTitle } from '#src/ui/usePageTitle.ts'
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
  const [isExploring, setExploring] = useState(false)
  // A session that ended, or belongs to another tab, cannot list organizations.
  const choosing = data?.session && trouble.kind === 'none' && connect !== 'yes'
  usePageTitle([choosing ? m.signIn.chooseOrganization : m.signIn.title])
  const goOn = () => void navigate({ search: ({ next }) => ({ next }), replace: true })
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" className={classes.logo} />
        {m.app.name}
      </div>
      <p className={classes.motto}>{m.signIn.motto}</p>
      <MantineTheme>
        {choosing ? (
          <section className={classes.card}>
            <ChooseOrganization opensFirst={isExploring} />
          </section>
        ) : (
          <ConnectForm
            server={data}
            onConnected={goOn}
            onExplored={() => {
              setExploring(true)
              goOn()
            }}
          />
        )}
      </MantineTheme>
    </main>
  )
}
