import { createContext, use, type ReactNode } from 'react'
import type { Messages } from '#src/lib/messages/en.ts'

const MessagesContext = createContext<Messages | null>(null)

type MessagesProviderProps = { messages: Messages; children: ReactNode }

/** Hands the catalogue of the chosen language to every component. */
export function MessagesProvider({ messages, children }: MessagesProviderProps) {
  return <MessagesContext value={messages}>{children}</MessagesContext>
}

/** The catalogue of texts: `const m = useMessages()`, then `m.guests.title`. Needs a `MessagesProvider` around it. */
export function useMessages(): Messages {
  const messages = use(MessagesContext)
  if (messages === null) throw new Error('useMessages needs a MessagesProvider around it.')
  return messages
}
