/** What happened during a scroll, in frames. `longTasks`: the number of tasks over 50 ms. */
export type Scrolled = { frames: number; blank: number; dropped: number; longTasks: number }

const framesPerSecond = 60
/** Where a row is expected, as shares of the window's height. */
const checkedHeights = [0.15, 0.35, 0.55, 0.75, 0.97]

/** Checks every frame between `start` and `end`. `since`: when it started, ms since the navigation. */
export function createScrollWatch() {
  const seen = { frames: 0, blank: 0, dropped: 0, since: 0 }
  let last = 0
  let handle = 0
  const frame = (now: number) => {
    seen.frames += 1
    if (last > 0) seen.dropped += Math.max(0, Math.round(((now - last) * framesPerSecond) / 1000) - 1)
    last = now
    if (isBlank()) seen.blank += 1
    handle = requestAnimationFrame(frame)
  }
  return {
    start: () => {
      Object.assign(seen, { frames: 0, blank: 0, dropped: 0, since: performance.now() })
      last = 0
      handle = requestAnimationFrame(frame)
    },
    end: () => {
      cancelAnimationFrame(handle)
      return { ...seen }
    },
  }
}

/** Whether the next frame shows nothing where a row is expected. Runs after the scroll events of the frame. */
function isBlank(): boolean {
  const body = document.querySelector('[role=table][aria-label=Guests] > [role=rowgroup]:last-child')
  if (!body) return true
  const { top, bottom } = body.getBoundingClientRect()
  return checkedHeights.some((share) => {
    const y = window.innerHeight * share
    return y > top && y < bottom && !document.elementFromPoint(400, y)?.closest('[role=row]')
  })
}
