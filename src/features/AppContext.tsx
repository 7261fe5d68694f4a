import { createContext, type ReactNode, use } from 'react'
import type { Api } from '#src/api/createApi.ts'
import type { BrowserChangesDeps } from '#src/changes/createBrowserChanges.ts'
import type { Changes } from '#src/changes/createChanges.ts'
import type { BrowserRunsDeps } from '#src/runs/createBrowserRuns.ts'
import type { Store } from '#src/lib/createStore.ts'
import type { Runs } from '#src/runs/createRuns.ts'
import type { GuestRef } from '#src/lib/guest.ts'
import type { MemberChange } from '#src/lib/memberChange.ts'

/** What leaving the open guest would lose: a draft, or sight of a save that is still running. */
export type UnsavedWork = 'none' | 'draft' | 'saving'

/** What was chosen for a guest and is not saved. */
export type KeptDraft = { guest: GuestRef; change: MemberChange }

/** What the app makes once and every component may use. */
export type AppServices = {
  api: Api
  /** Makes the changes on the first call, with the function given; later calls return the same. */
  getChanges: (create: (deps: BrowserChangesDeps) => Changes) => Changes
  /** The same for the runs. */
  getRuns: (create: (deps: Omit<BrowserRunsDeps, 'changes'>) => Runs) => Runs
  /** Of the guest that is open: its drawer sets it. */
  unsavedWork: Store<UnsavedWork>
  /** Of the guest that is open: when the page fails, the next editor of that guest begins with it. */
  keptDraft: Store<KeptDraft | null>
}

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

/** Needs an `AppProvider` around it. */
export function useServices(): AppServices {
  const services = use(AppContext)
  if (services === null) throw new Error('useApi and useServices need an AppProvider around them.')
  return services
}
