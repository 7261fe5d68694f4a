import { useEffect } from 'react'
import { useMessages } from './MessagesProvider.tsx'

/** They turn the direction of writing, and nothing isolates a name in a title. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu

/**
 * The document's title: what it is first, *June Brown · Guests · Guestlist*. An empty text is left out. null: what is
 * open in the page has a title of its own.
 */
export function usePageTitle(names: readonly string[] | null): void {
  const m = useMessages()
  const parts = names?.map((name) => name.replace(directionMarks, '')).filter((name) => name !== '')
  const title = parts ? [...parts, m.app.name].join(m.common.separator) : null
  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])
}
