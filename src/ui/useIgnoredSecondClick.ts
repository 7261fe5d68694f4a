import { useLayoutEffect } from 'react'

/** Ignores the second click of a double click that closed what this is in: it would hit what lay below. */
export function useIgnoredSecondClick(): void {
  useLayoutEffect(() => ignoreSecondClick, [])
}

/** Whether the next click is the second one at the same place, and soon after the first, is said by its `detail`. */
function ignoreSecondClick(): void {
  // `mousedown` would move the focus and select text.
  for (const type of ['mousedown', 'click'] as const)
    window.addEventListener(type, stopSecond, { capture: true, once: true })
}

function stopSecond(event: MouseEvent): void {
  if (event.detail < 2) return
  event.preventDefault()
  event.stopPropagation()
}
