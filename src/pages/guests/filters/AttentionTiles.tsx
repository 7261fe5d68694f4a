import { viewsNeedingLists, viewsNeedingMembers, type AttentionCounts } from '#src/guest-list/attention.ts'
import { attentionViews, type AttentionView } from '#src/guest-list/attentionViews.ts'
import classes from './AttentionTiles.module.css'
import { wholeNumber } from '#src/pages/guests/wording.ts'

/** What the tiles can tell: everything, or what is missing for it. */
export type TilesState = {
  /** `none`: no guest is read yet. */
  guests: 'none' | 'some' | 'all'
  members: 'read' | 'reading' | 'failed'
  listed: boolean
}

type AttentionTilesProps = {
  counts: Readonly<AttentionCounts>
  state: TilesState
  view: AttentionView | 'all'
  onView: (view: AttentionView | 'all') => void
  onRetryMembers: () => void
}

const labels: Readonly<Record<AttentionView, string>> = {
  'no-member': 'No associated member',
  'member-not-found': 'Member not found',
  'member-disabled': 'Member disabled',
  'one-member': 'Only one member',
  'never-seen': 'Never seen',
  'inactive-90-days': 'Inactive 90 days',
  'disabled-associated': 'Disabled guest still associated',
}

/** The seven views of guests who need a look, with how many there are. Their places never move. */
export function AttentionTiles({ counts, state, view, onView, onRetryMembers }: AttentionTilesProps) {
  return (
    <div role="group" aria-label="Needs attention" className={classes.tiles}>
      {attentionViews.map((one) => {
        const needsMembers = viewsNeedingMembers.includes(one) && state.listed
        if (state.guests === 'none' || (needsMembers && state.members === 'reading'))
          return <Pending key={one} />
        if (needsMembers && state.members === 'failed') {
          return one === 'member-not-found' ? <MembersFailed key={one} onRetry={onRetryMembers} /> : null
        }
        return (
          <Tile
            key={one}
            view={one}
            count={state.listed || !viewsNeedingLists.includes(one) ? counts[one] : null}
            complete={state.guests === 'all'}
            pressed={view === one}
            onPress={() => onView(view === one ? 'all' : one)}
          />
        )
      })}
    </div>
  )
}

type TileProps = {
  view: AttentionView
  /** null: the list does not tell. */
  count: number | null
  complete: boolean
  pressed: boolean
  onPress: () => void
}

const untold = 'This list does not say who looks after whom: open a guest to see.'

function Tile({ view, count, complete, pressed, onPress }: TileProps) {
  const off = count === null
  return (
    <button
      type="button"
      className={classes.tile}
      aria-pressed={pressed && !off}
      disabled={off}
      title={off ? untold : undefined}
      data-some={count !== null && count > 0}
      data-view={view}
      onClick={onPress}
    >
      <span className={classes.label}>{labels[view]}</span>{' '}
      <span className={classes.count}>{off ? '–' : `${wholeNumber(count)}${complete ? '' : '+'}`}</span>
    </button>
  )
}

function Pending() {
  return <span className={classes.pending} aria-hidden="true" />
}

function MembersFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className={classes.failed}>
      Members could not be read
      <button type="button" onClick={onRetry}>
        Retry
      </button>
    </div>
  )
}
