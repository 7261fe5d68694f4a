import { useEffect, useEffectEvent, useState, type RefObject } from 'react'

/**
 * Files that are dropped anywhere in the window, as long as `place` is visible: beside it the browser would leave the
 * page for the file. Of several files the first counts. Returns whether files are being dragged over the window.
 */
export function useFileDrop(place: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const onDrag = useEffectEvent((event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    const canDrop = place.current?.checkVisibility() === true
    event.dataTransfer.dropEffect = canDrop ? 'copy' : 'none'
    // Leaving an element for another one is followed by `dragover`; leaving the window is not.
    setOver(canDrop && event.type === 'dragover')
    const [file] = event.dataTransfer.files
    if (event.type === 'drop' && canDrop && file) onFile(file)
  })
  useEffect(() => {
    const stop = new AbortController()
    for (const type of ['dragover', 'dragleave', 'drop'] as const)
      window.addEventListener(type, (event) => onDrag(event), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return isOver
}
