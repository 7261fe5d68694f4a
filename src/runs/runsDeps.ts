import type { Session } from '#src/api/session/session.ts'
import type { Clock } from '#src/browser/clock.ts'
import type { TryLock } from '#src/browser/locks.ts'
import type { TabChannel } from '#src/browser/tabChannel.ts'
import type { Changes } from '#src/changes/createChanges.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { FallbackJournal } from './journal/fallbackJournal.ts'
import type { RunId, RunView } from './runContract.ts'

/** The messages between tabs. */
export type RunMessage =
  | { kind: 'view'; view: RunView }
  | { kind: 'pause' | 'cancel'; id: RunId }
  /** The journal has other runs than before. */
  | { kind: 'changed'; org: OrgId }

export type RunsDeps = {
  changeInRun: Changes['changeInRun']
  session: { current: () => Session | null; onUserChange: (listener: () => void) => () => void }
  /** Until when all calls wait for Tallyfy, epoch ms; null: no pause. */
  pausedUntil: { get: () => number | null; subscribe: (listener: () => void) => () => void }
  journal: FallbackJournal
  lock: TryLock
  channel: TabChannel<RunMessage>
  clock: Clock
  /** 0 ≤ x < 1 */
  random: () => number
  reportError: (error: unknown) => void
}
