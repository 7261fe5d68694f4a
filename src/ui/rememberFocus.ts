/**
 * Remembers what has the focus. The function that it returns is called when that may be gone: where the focus has fallen on the body it
 * goes back, else to the innermost element around it that is still there and can have the focus, such as a row with `tabIndex={-1}`.
 */
export function rememberFocus(): () => void {
  const places = elementsAround(document.activeElement)
  return () => {
    // After React has removed what is gone, and after others have moved the focus.
    setTimeout(() => {
      for (const place of places)
        if (document.activeElement === document.body) place.focus({ preventScroll: true })
    })
  }
}

function elementsAround(element: Element | null): HTMLElement[] {
  if (element === null || element === document.body) return []
  return [...(element instanceof HTMLElement ? [element] : []), ...elementsAround(element.parentElement)]
}
