import { expect, test } from 'vitest'
import { createVirtualTime } from '#src/changes/proof/virtualTime.ts'
import { ModelTab, createModelChannels } from '#src/runs/proof/modelTab.ts'
import { createChannelTryLock, type LockMessage } from './channelLock.ts'
import { sleep } from './clock.ts'

/** Two tabs of a browser without locks. */
function openTabs() {
  const time = createVirtualTime()
  const channelOf = createModelChannels<LockMessage>()
  const done: string[] = []
  const tabs = [0, 1].map((number) => {
    const tab = new ModelTab(number, time.clock)
    const deps = { channel: channelOf(tab), clock: tab.clock, random: () => number / 2 }
    const lock = createChannelTryLock(deps)
    const work = (name: string, ms: number) => async () => {
      done.push(`${name} begins`)
      await sleep(tab.clock, ms)
      done.push(`${name} ends`)
      return name
    }
    return { lock, work }
  })
  const [one, two] = tabs
  if (!one || !two) throw new Error('no tabs')
  return { time, one, two, done }
}

test('what one tab works on another tab does not begin, and begins once it is free', async () => {
  const { time, one, two, done } = openTabs()
  const first = one.lock.ifFree('run', one.work('first', 5000))
  const later = sleep(time.clock, 2000).then(() =>
    Promise.all([
      two.lock.ifFree('run', two.work('refused', 1)),
      two.lock.whenFree('run', two.work('waiting', 1)),
      two.lock.ifFree('other run', two.work('other', 1)),
    ]),
  )
  await time.run()
  expect([await first, ...(await later)]).toEqual([{ value: 'first' }, null, 'waiting', { value: 'other' }])
  expect(done.filter((step) => !step.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'waiting begins',
    'waiting ends',
  ])
})

test('of two tabs that begin at the same instant one does', async () => {
  const { time, one, two } = openTabs()
  const both = [one.lock.ifFree('run', one.work('one', 10)), two.lock.ifFree('run', two.work('two', 10))]
  await time.run()
  expect(await Promise.all(both)).toEqual([{ value: 'one' }, null])
})
