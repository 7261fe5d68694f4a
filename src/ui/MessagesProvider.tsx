import { createContext, use, type ReactNode } from 'react'
import type { Messages } from '#src/lib/messages/en.ts'
import type { AllMessages } from '#src/lib/messages/enAll.ts'

/** The texts of one language: those of the first rows, and all. `loadAll` returns the same promise every time. */
export type Catalogue = { messages: Messages; loadAll: () => Promise<AllMessages> }

const MessagesContext = createContext<Catalogue | null>(null)

type MessagesProviderProps = { catalogue: Catalogue; children: ReactNode }

/** Hands the catalogue of the chosen language to every component. */
export function MessagesProvider({ catalogue, children }: MessagesProviderProps) {
  return <MessagesContext value={catalogue}>{children}</MessagesContext>
}

/** The catalogue of texts: `const m = useMessages()`, then `m.guests.title`. Needs a `MessagesProvider` around it. */
export function useMessages(): Messages {
  return useCatalogue().messages
}

/** The same with the texts of what loads later than the first rows. The component suspends until they are loaded. */
export function useAllMessages(): AllMessages {
  return use(useCatalogue().loadAll())
}

/** Both catalogues. Needs a `MessagesProvider` around it. */
export function useCatalogue(): Catalogue {
  const catalogue = use(MessagesContext)
  if (catalogue === null) throw new Error('useMessages needs a MessagesProvider around it.')
  return catalogue
}
