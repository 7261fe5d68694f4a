import { createChannelTryLock } from '#src/browser/channelLock.ts'
import { createBrowserTryLock, hasBrowserLocks } from '#src/browser/locks.ts'
import { createTabChannel } from '#src/browser/tabChannel.ts'
import type { Changes, ChangesDeps } from '#src/changes/createChanges.ts'
import { type Runs, createRuns } from './createRuns.ts'
import { createDexieJournal } from './journal/dexieJournal.ts'
import { createFallbackJournal } from './journal/fallbackJournal.ts'

export type BrowserRunsDeps = Pick<ChangesDeps, 'api' | 'clock' | 'random' | 'reportError'> & {
  changes: Changes
}

/** Makes the runs over this browser's storage, locks and tabs. */
export function createBrowserRuns({ api, changes, clock, random, reportError }: BrowserRunsDeps): Runs {
  return createRuns({
    changeInRun: changes.changeInRun,
    session: api.session,
    pausedUntil: api.rateLimiter.pausedUntil,
    journal: createFallbackJournal(createDexieJournal()),
    lock: hasBrowserLocks()
      ? createBrowserTryLock()
      : createChannelTryLock({ channel: createTabChannel('locks'), clock, random }),
    channel: createTabChannel('runs'),
    clock,
    random,
    reportError,
  })
}
