import { viewsNeedingLists, viewsNeedingMembers, type AttentionCounts } from '#src/guest-list/attention.ts'
import { attentionViews, type AttentionView } from '#src/guest-list/attentionViews.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AttentionTiles.module.css'

/** What the tiles can show: everything, or what is missing for it. */
export type TilesState = {
  /** How many guests are loaded. */
  guests: 'none' | 'some' | 'all'
  members: 'read' | 'reading' | 'failed'
  listHasMembers: boolean
}

type AttentionTilesProps = {
  counts: Readonly<AttentionCounts>
  state: TilesState
  view: AttentionView | 'all'
  onView: (view: AttentionView | 'all') => void
  onRetryMembers: () => void
}

/** The views of guests that need attention, each with its number of guests. A tile never changes its place. */
export function AttentionTiles({ counts, state, view, onView, onRetryMembers }: AttentionTilesProps) {
  const m = useMessages()
  const firstNeedingMembers = attentionViews.find((one) => viewsNeedingMembers.includes(one))
  return (
    <div role="group" aria-label={m.attention.title} className={classes.tiles}>
      {attentionViews.map((one) => {
        const needsMembers = viewsNeedingMembers.includes(one) && state.listHasMembers
        if (state.guests === 'none' || (needsMembers && state.members === 'reading'))
          return <span key={one} className={classes.pending} aria-hidden="true" />
        if (needsMembers && state.members === 'failed')
          return one === firstNeedingMembers ? <MembersFailed key={one} onRetry={onRetryMembers} /> : null
        return (
          <Tile
            key={one}
            view={one}
            count={state.listHasMembers || !viewsNeedingLists.includes(one) ? counts[one] : null}
            isFinal={state.guests === 'all'}
            isPressed={view === one}
            onPress={() => onView(view === one ? 'all' : one)}
          />
        )
      })}
    </div>
  )
}

type TileProps = {
  view: AttentionView
  /** null: the list has no members to tell it from. */
  count: number | null
  /** All guests are counted. */
  isFinal: boolean
  isPressed: boolean
  onPress: () => void
}

function Tile({ view, count, isFinal, isPressed, onPress }: TileProps) {
  const m = useMessages()
  const isOff = count === null
  const number = isFinal ? m.format.number : m.attention.atLeast
  const tone = warningViews.includes(view) ? 'warning' : 'neutral'
  return (
    <Button
      variant="plain"
      className={classes.tile}
      aria-pressed={isPressed && !isOff}
      disabled={isOff}
      title={isOff ? m.attention.notInList : undefined}
      data-tone={count ? tone : undefined}
      onClick={onPress}
    >
      <span className={classes.label}>{m.attention.rules[view]}</span>{' '}
      <span className={classes.count}>{isOff ? m.guests.nothing : number(count)}</span>
    </Button>
  )
}

const warningViews: readonly AttentionView[] = ['no-member', 'member-not-found', 'member-disabled']

function MembersFailed({ onRetry }: { onRetry: () => void }) {
  const m = useMessages()
  return (
    <div role="alert" className={classes.failed}>
      {m.common.membersFailed}
      <Button onClick={onRetry}>{m.common.retry}</Button>
    </div>
  )
}
