import { useEffect, useState, type ComponentType } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { PrintTableProps } from './PrintTable.tsx'

/**
 * All rows that match as a plain table, there while the browser prints: the page itself has only those in sight. Its
 * code loads when this is first drawn, because printing does not wait for it.
 */
export function Printing(props: Omit<PrintTableProps, 'printedAt'>) {
  const [loaded, setLoaded] = useState<{ PrintTable: ComponentType<PrintTableProps> } | null>(null)
  const [printedAt, setPrintedAt] = useState<number | null>(null)
  useEffect(() => {
    import('./PrintTable.tsx').then(setLoaded, () => {
      // Without it the page prints as it is.
    })
  }, [])
  useEffect(() => {
    const begin = () => flushSync(() => setPrintedAt(Date.now()))
    const end = () => setPrintedAt(null)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  if (printedAt === null || !loaded) return null
  return createPortal(<loaded.PrintTable {...props} printedAt={printedAt} />, document.body)
}
