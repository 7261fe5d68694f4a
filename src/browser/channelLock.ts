import type { Clock } from './clock.ts'
import { createTabTryLock, type TryLock } from './locks.ts'
import type { TabChannel } from './tabChannel.ts'

/** `ask`: does a tab work under this name? Of tabs that ask at the same time the one with the smallest number may begin. */
export type LockMessage = { kind: 'ask'; name: string; number: number } | { kind: 'taken'; name: string }

/** How long a tab waits for the answer of another, and how long until it asks again, ms. */
const answerMs = 1000
const askAgainMs = 2000

type ChannelLockDeps = { channel: TabChannel<LockMessage>; clock: Clock; random: () => number }

/**
 * Both kinds of lock where the browser has no locks of its own (plain http outside loopback): the tabs ask each other. A
 * tab that the browser has frozen does not answer, so this is no more than a good guess.
 */
export function createChannelTryLock({ channel, clock, random }: ChannelLockDeps): TryLock {
  const inThisTab = createTabTryLock()
  const held = new Set<string>()
  /** The questions that wait for answers, by name. */
  const requests = new Map<string, { number: number; onTaken: () => void; answer: Promise<boolean> }>()

  channel.subscribe((message) => {
    const own = requests.get(message.name)
    if (message.kind === 'taken') own?.onTaken()
    else if (held.has(message.name) || (own && own.number < message.number))
      channel.post({ kind: 'taken', name: message.name })
  })

  function isTaken(name: string): Promise<boolean> {
    const known = requests.get(name)
    if (known) return known.answer
    const number = random()
    let onTaken: (() => void) | null = null
    const answer = new Promise<boolean>((resolve) => {
      const end = (taken: boolean) => {
        cancel()
        requests.delete(name)
        resolve(taken)
      }
      const cancel = clock.later(() => end(false), answerMs)
      onTaken = () => end(true)
    })
    requests.set(name, { number, onTaken: () => onTaken?.(), answer })
    channel.post({ kind: 'ask', name, number })
    return answer
  }

  async function hold<T>(name: string, task: () => Promise<T>): Promise<T> {
    held.add(name)
    try {
      return await task()
    } finally {
      held.delete(name)
    }
  }

  return {
    ifFree: async (name, task) =>
      held.has(name) || (await isTaken(name)) ? null : inThisTab.ifFree(name, () => hold(name, task)),
    whenFree: async (name, task) => {
      while (await isTaken(name)) await new Promise<void>((resolve) => clock.later(resolve, askAgainMs))
      return inThisTab.whenFree(name, () => hold(name, task))
    },
  }
}
