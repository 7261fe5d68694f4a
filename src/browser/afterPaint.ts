/** Does `work` once the browser has painted what was done so far: a frame later at most. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work))
}
