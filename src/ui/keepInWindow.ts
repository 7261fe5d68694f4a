/** Px between the element and the edge of the window. */
const margin = 8

/** Moves an element sideways into the window, and again whenever its size changes. Returns what ends that. */
export function keepInWindow(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    element.style.translate = ''
    const { left, right } = element.getBoundingClientRect()
    const tooFarRight = Math.max(0, right + margin - document.documentElement.clientWidth)
    // The beginning counts when both edges are beyond.
    const shift = Math.max(margin - left, -tooFarRight)
    element.style.translate = `${shift}px`
  })
  observer.observe(element)
  return () => observer.disconnect()
}
