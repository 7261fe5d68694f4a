import { Combobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { roleNameOf, standingOf, type IndexedMember } from '#src/lib/memberIndex.ts'
import { Initials } from '#src/ui/Initials.tsx'
import classes from './MemberPicker.module.css'

type MemberOptionsProps = {
  id: string
  options: readonly IndexedMember[]
  /** The index the keyboard is at; -1: none. */
  active: number
  checked: ReadonlySet<MemberId>
  idOf: (index: number) => string | null
}

/** Pixels: fixed, so that nothing needs measuring. The style sheet knows the same figures. */
const optionHeight = 48
const listHeight = 7 * optionHeight - 24

/** The options in sight, out of any number, and always the one the keyboard is at: it must exist to be read out. */
export function MemberOptions({ id, options, active, checked, idOf }: MemberOptionsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => optionHeight,
    initialRect: { width: 0, height: listHeight },
    overscan: 3,
    rangeExtractor: (range: Range) => withActive(defaultRangeExtractor(range), active),
  })
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active)
  }, [active, virtual])
  return (
    <Combobox.Options
      ref={scroller}
      id={id}
      className={classes.options}
      aria-label="Members"
      aria-multiselectable="true"
    >
      <div role="presentation" className={classes.all} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const option = options[index]
          return (
            option && (
              <MemberOption
                key={option.member.id}
                id={idOf(index) ?? ''}
                option={option}
                position={index + 1}
                count={options.length}
                start={start}
                active={index === active}
                checked={checked.has(option.member.id)}
              />
            )
          )
        })}
      </div>
    </Combobox.Options>
  )
}

function withActive(indexes: number[], active: number): number[] {
  if (active < 0 || indexes.includes(active)) return indexes
  return [...indexes, active].toSorted((a, b) => a - b)
}

type MemberOptionProps = {
  id: string
  option: IndexedMember
  position: number
  count: number
  start: number
  active: boolean
  checked: boolean
}

function MemberOption({ id, option, position, count, start, active, checked }: MemberOptionProps) {
  const { member, spoken } = option
  const standing = standingOf(member)
  return (
    <Combobox.Option
      id={id}
      value={String(member.id)}
      className={classes.option}
      aria-label={spoken}
      aria-describedby={`${id}-standing ${id}-more`}
      aria-selected={checked}
      aria-setsize={count}
      aria-posinset={position}
      data-active={active || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span className={classes.box} data-checked={checked || undefined}>
        {checked && <IconCheck size={13} stroke={3} aria-hidden="true" />}
      </span>
      <Initials name={member.fullName} size={28} />
      <span className={classes.who}>
        <span className={classes.top}>
          <bdi className={classes.name}>{member.fullName}</bdi>
          {standing && (
            <span id={`${id}-standing`} className={classes.standing}>
              {standing}
            </span>
          )}
        </span>
        <span id={`${id}-more`} className={classes.more}>
          <bdi>{member.email}</bdi>
          {roleNameOf(member) && ` · ${roleNameOf(member)}`}
        </span>
      </span>
    </Combobox.Option>
  )
}
