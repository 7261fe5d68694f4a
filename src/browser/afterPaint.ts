/** Calls `work` after the browser has painted the changes made so far: one frame later at most. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work))
}
