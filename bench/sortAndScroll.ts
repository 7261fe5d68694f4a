import type { Samples } from './samples.ts'
import { pause, measureEvent, type Tab } from './tab.ts'

/** P6: the first click on a column sorts by it, the others reverse the order. */
export async function measureSorting(
  tab: Tab,
  samples: Samples,
  effort: { sortColumns: number; sortClicks: number },
): Promise<void> {
  const { page, subject, size } = tab
  for (const column of ['Created', 'Company'].slice(0, effort.sortColumns)) {
    const header = page.getByRole('columnheader', { name: column })
    const position = await header.evaluate(
      (cell) => [...(cell.parentElement?.children ?? [])].indexOf(cell) + 1,
    )
    for (let click = 0; click < effort.sortClicks; click++) {
      const direction = click % 2 === 0 ? 'ascending' : 'descending'
      const outcome = `[role=columnheader]:nth-child(${position})[aria-sort=${direction}]`
      const { shown } = await measureEvent(tab, 'click', outcome, () => header.getByRole('button').click())
      samples.add(click === 0 ? 'first sort' : 'sort', subject, size, shown)
      await pause(tab)
    }
  }
}

/** Pixels per second. */
const speed = 6000

/** P7: scrolls for `seconds`, back and forth if the list is shorter than that. */
export async function measureScrolling(tab: Tab, samples: Samples, seconds: number): Promise<void> {
  const distance = seconds * speed
  const { page, cdp, subject, size } = tab
  const maxScroll = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  const step = Math.min(maxScroll, distance)
  await page.evaluate(() => window.probe.startScroll())
  let direction = -1
  for (let left = distance; left > speed / 60; left -= step) {
    const yDistance = direction * Math.min(step, left)
    const gesture = { x: 640, y: 500, yDistance, speed, gestureSourceType: 'mouse' } as const
    await cdp.send('Input.synthesizeScrollGesture', gesture)
    direction *= -1
  }
  const watch = await page.evaluate(() => window.probe.endScroll())
  samples.add('blank frames', subject, size, watch.blank)
  samples.add('long tasks while scrolling', subject, size, watch.longTasks)
  samples.add('dropped frames, %', subject, size, (100 * watch.dropped) / (watch.frames + watch.dropped))
  await page.evaluate(() => window.scrollTo(0, 0))
  await pause(tab, 300)
}
