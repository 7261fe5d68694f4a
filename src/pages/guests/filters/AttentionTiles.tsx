import type { MembersResult } from '#src/features/members/membersResult.ts'
import { attentionRules, type AttentionRule, type AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AttentionTiles.module.css'

/** What the tiles can show: everything, or what is missing for it. */
export type TilesState = {
  /** How many guests are loaded. */
  guests: 'none' | 'some' | 'all'
  members: MembersResult['kind']
  listHasMembers: boolean
}

type AttentionTilesProps = {
  counts: ReadonlyMap<AttentionRuleId, number>
  state: TilesState
  view: AttentionRuleId | 'all'
  onView: (view: AttentionRuleId | 'all') => void
  onRetryMembers: () => void
}

/** A tile for each attention rule, with the number of guests it matches. A tile never changes its place. */
export function AttentionTiles({ counts, state, view, onView, onRetryMembers }: AttentionTilesProps) {
  const m = useMessages()
  const firstNeedingMembers = attentionRules.find(({ needs }) => needs.members)
  return (
    <div role="group" aria-label={m.attention.title} className={classes.tiles}>
      {attentionRules.map((rule) => {
        const { id, needs } = rule
        const needsMembers = needs.members && state.listHasMembers
        if (state.guests === 'none' || (needsMembers && state.members === 'reading'))
          return <span key={id} className={classes.pending} aria-hidden="true" />
        if (needsMembers && state.members === 'failed')
          return rule === firstNeedingMembers ? <MembersFailed key={id} onRetry={onRetryMembers} /> : null
        return (
          <Tile
            key={id}
            rule={rule}
            count={state.listHasMembers || !needs.lists ? (counts.get(id) ?? 0) : null}
            isFinal={state.guests === 'all'}
            isPressed={view === id}
            onPress={() => onView(view === id ? 'all' : id)}
          />
        )
      })}
    </div>
  )
}

type TileProps = {
  rule: Pick<AttentionRule, 'label' | 'tone'>
  /** null: not known, because the list has no associated members. */
  count: number | null
  /** All guests are counted. */
  isFinal: boolean
  isPressed: boolean
  onPress: () => void
}

function Tile({ rule, count, isFinal, isPressed, onPress }: TileProps) {
  const m = useMessages()
  const isOff = count === null
  const number = isFinal ? m.format.number : m.attention.atLeast
  return (
    <Button
      variant="plain"
      className={classes.tile}
      aria-pressed={isPressed && !isOff}
      disabled={isOff}
      title={isOff ? m.attention.notInList : undefined}
      data-tone={count ? rule.tone : undefined}
      onClick={onPress}
    >
      <span className={classes.label}>{m.attention.rules[rule.label]}</span>{' '}
      <span className={classes.count}>{isOff ? m.guests.nothing : number(count)}</span>
    </Button>
  )
}

function MembersFailed({ onRetry }: { onRetry: () => void }) {
  const m = useMessages()
  return (
    <div role="alert" className={classes.failed}>
      {m.common.membersFailed}
      <Button onClick={onRetry}>{m.common.retry}</Button>
    </div>
  )
}
