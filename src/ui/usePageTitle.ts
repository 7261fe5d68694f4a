import { useEffect } from 'react'
import { useMessages } from './MessagesProvider.tsx'

/**
 * The document's title: what it is first, *June Brown · Guests · Guestlist*. An empty text is left out. null: what is
 * open in the page has a title of its own.
 */
export function usePageTitle(names: readonly string[] | null): void {
  const m = useMessages()
  const title = names && [...names.filter((name) => name !== ''), m.app.name].join(m.common.separator)
  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])
}
