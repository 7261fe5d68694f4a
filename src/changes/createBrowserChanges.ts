import { createBrowserLock } from '#src/browser/locks.ts'
import { createTabChannel } from '#src/browser/tabChannel.ts'
import { type Changes, type ChangesDeps, createChanges } from './createChanges.ts'
import { type LogStorage, createLazyLogStorage } from './log/logStorage.ts'

export type BrowserChangesDeps = Omit<ChangesDeps, 'lock' | 'logStorage' | 'channel'>

/** Makes the changes over this browser's storage, locks and tabs. */
export function createBrowserChanges(deps: BrowserChangesDeps): Changes {
  return createChanges({
    ...deps,
    lock: createBrowserLock(),
    logStorage: createLazyLogStorage(loadLogStorage),
    channel: createTabChannel('changes'),
  })
}

/** The first rows do not wait for the code of the storage. */
async function loadLogStorage(): Promise<LogStorage> {
  const { createDexieLogStorage } = await import('./log/dexieLogStorage.ts')
  return createDexieLogStorage()
}
