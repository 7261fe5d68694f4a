import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import type { MembersResult } from '#src/features/members/membersResult.ts'
import { attentionRules, type AttentionRule, type AttentionRuleId } from '#src/guest-list/attentionRules.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './AttentionViews.module.css'

/** What the views can show: everything, or what is missing for it. */
export type AttentionState = {
  /** How many guests are loaded. */
  guests: 'none' | 'some' | 'all'
  members: MembersResult['kind']
  listHasMembers: boolean
}

type AttentionViewsProps = {
  /** How many guests each view shows within the search and the other filters. */
  counts: ReadonlyMap<AttentionRuleId, number>
  /** How many guests there are: room for as many digits is kept, so that no view changes its place. */
  total: number
  state: AttentionState
  view: AttentionRuleId | 'all'
  onView: (view: AttentionRuleId | 'all') => void
  /** ↓ was pressed: to the first row. */
  onDown: () => void
  onRetryMembers: () => void
}

/** A button for each attention rule, with the number of guests it matches. Pressed again it leaves the view. */
export function AttentionViews(props: AttentionViewsProps) {
  const { counts, total, state, view, onView, onDown, onRetryMembers } = props
  const m = useMessages()
  const id = useId()
  const digits = m.format.number(Math.max(total, 10)).length
  const hasFailed = state.listHasMembers && state.guests !== 'none' && state.members === 'failed'
  return (
    <div role="group" aria-labelledby={id} className={classes.views}>
      <h2 id={id} className={classes.title}>
        {m.attention.title}
      </h2>
      {hasFailed && <MembersFailed onRetry={onRetryMembers} />}
      <div className={classes.chips}>
        {attentionRules.map((rule) => {
          const { needs } = rule
          const needsMembers = needs.members && state.listHasMembers
          if (needsMembers && hasFailed) return null
          if (state.guests === 'none' || (needsMembers && state.members === 'reading'))
            return <PendingView key={rule.id} rule={rule} digits={digits} />
          return (
            <View
              key={rule.id}
              rule={rule}
              count={state.listHasMembers || !needs.lists ? (counts.get(rule.id) ?? 0) : null}
              isFinal={state.guests === 'all'}
              digits={digits}
              isPressed={view === rule.id}
              onPress={() => onView(view === rule.id ? 'all' : rule.id)}
              onDown={onDown}
            />
          )
        })}
      </div>
    </div>
  )
}

type ViewProps = {
  rule: Pick<AttentionRule, 'label' | 'tone'>
  /** null: not known, because the list has no associated members. */
  count: number | null
  /** All guests are counted. */
  isFinal: boolean
  /** Room for the count, in digits: what it does not need lies on both sides of the view. */
  digits: number
  isPressed: boolean
  onPress: () => void
  onDown: () => void
}

function View({ rule, count, isFinal, digits, isPressed, onPress, onDown }: ViewProps) {
  const m = useMessages()
  const button = useRef<HTMLButtonElement>(null)
  const isOff = count === null
  const number = isFinal ? m.format.number : m.attention.atLeast
  const shown = isOff ? m.guests.nothing : number(count)
  // On a narrow window the views scroll sideways: the chosen one is in sight.
  useEffect(() => {
    if (isPressed) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isPressed])
  return (
    <Button
      ref={button}
      variant="plain"
      className={classes.chip}
      aria-pressed={isPressed && !isOff}
      disabled={isOff}
      title={isOff ? m.attention.notInList : undefined}
      data-tone={count ? rule.tone : undefined}
      style={{ '--room': `${Math.max(0, digits - shown.length)}ch` }}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        onDown()
      }}
      // On a phone the views scroll sideways, and browsers do not scroll to a button that is partly in view.
      onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
    >
      <span className={classes.label}>{m.attention.rules[rule.label]}</span>{' '}
      <span className={classes.count}>{shown}</span>
      {isPressed && !isOff && <IconX size="0.625rem" className={classes.leave} aria-hidden="true" />}
    </Button>
  )
}

/** As wide as the view that takes its place. */
function PendingView({ rule, digits }: { rule: Pick<AttentionRule, 'label'>; digits: number }) {
  const m = useMessages()
  return (
    <span className={classes.chip} data-pending aria-hidden="true" style={{ '--room': `${digits}ch` }}>
      <span className={classes.label}>{m.attention.rules[rule.label]}</span>{' '}
      <span className={classes.count} />
    </span>
  )
}

function MembersFailed({ onRetry }: { onRetry: () => void }) {
  const m = useMessages()
  return (
    <div role="alert" className={classes.failed}>
      <span>{m.common.membersFailed}</span>
      <Button onClick={onRetry}>{m.common.retry}</Button>
    </div>
  )
}
