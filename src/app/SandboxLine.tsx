import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#src/features/AppContext.tsx'
import classes from './SandboxLine.module.css'

/** In the sandbox a quiet line says so on every page and offers the real thing. */
export function SandboxLine() {
  const { data } = useQuery(useApi().session.queries.current())
  if (data?.session?.server.kind !== 'sandbox') return null
  return (
    <aside aria-label="Sandbox" className={classes.line}>
      <strong>Sandbox.</strong> Made-up guests; what you change stays here.{' '}
      <Link to="/sign-in" search={{ connect: 'yes' }}>
        Connect to Tallyfy
      </Link>
    </aside>
  )
}
