import { createContext, type ReactNode, use } from 'react'
import type { Api } from '#src/api/createApi.ts'

/** What the app makes once and every component may use. */
export type AppServices = { api: Api }

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

function useServices(): AppServices {
  const services = use(AppContext)
  if (services === null) throw new Error('useApi needs an AppProvider around it.')
  return services
}
