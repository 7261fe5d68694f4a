import { useEffect, useRef, type RefObject } from 'react'
import type { GuestSearchParams } from './searchParams.ts'

/**
 * Another question begins at its first row: where the list was scrolled to says nothing about the new one.
 * Goes on the element that holds the table.
 */
export function useStartOfList(search: GuestSearchParams): RefObject<HTMLDivElement | null> {
  const table = useRef<HTMLDivElement>(null)
  const question = Object.values(search).join('\n')
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    if ((table.current?.getBoundingClientRect().top ?? 0) < 0)
      table.current?.scrollIntoView({ block: 'start' })
  }, [question])
  return table
}
