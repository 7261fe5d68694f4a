import { createContext, type ReactNode, use } from 'react'
import type { Api } from '#src/api/createApi.ts'
import type { Changes } from '#src/changes/createChanges.ts'

/** What the app makes once and every component may use. */
export type AppServices = { api: Api; changes: Changes }

const AppContext = createContext<AppServices | null>(null)

type AppProviderProps = { services: AppServices; children: ReactNode }

/** Hands the services of the app to every component. */
export function AppProvider({ services, children }: AppProviderProps) {
  return <AppContext value={services}>{children}</AppContext>
}

/** The API layer. Needs an `AppProvider` around it. */
export function useApi(): Api {
  return useServices().api
}

/** The one way to change a guest's members, with its log. Needs an `AppProvider` around it. */
export function useChanges(): Changes {
  return useServices().changes
}

function useServices(): AppServices {
  const services = use(AppContext)
  if (services === null) throw new Error('useApi and useChanges need an AppProvider around them.')
  return services
}
