import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { MemberId } from '#src/lib/member.ts'
import { roleNameOf, standingOf } from '#src/lib/memberIndex.ts'
import { Initials } from '#src/ui/Initials.tsx'
import type { MemberRow } from './memberRows.ts'
import classes from './MemberRows.module.css'

type MemberRowsProps = {
  labelledBy: string
  rows: readonly MemberRow[]
  /** Whether an id without a member can be called unknown: all members are read. */
  allRead: boolean
  readOnly: boolean
  onRemove: (id: MemberId) => void
  onKeep: (id: MemberId) => void
}

/** More rows than a person reads are shown on demand. */
const atFirst = 60

/** Who looks after the guest, each with what a save would do to it and a way back. */
export function MemberRows({ labelledBy, rows, allRead, readOnly, onRemove, onKeep }: MemberRowsProps) {
  const [all, setAll] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  if (rows.length === 0) return <p className={classes.nobody}>Nobody looks after this guest yet.</p>
  // What the draft touches is always in sight.
  const shown = all ? rows : rows.filter((row, index) => index < atFirst || row.state !== 'kept')
  const remove = (row: MemberRow) => {
    // The row of an added member goes with its button; the focus must not go with it.
    if (row.state === 'added') list.current?.focus()
    onRemove(row.id)
  }
  return (
    <>
      <ul ref={list} className={classes.list} aria-labelledby={labelledBy} tabIndex={-1}>
        {shown.map((row) => (
          <li key={row.id} className={classes.row} data-state={row.state}>
            <Who row={row} allRead={allRead} />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={`${row.state === 'removed' ? 'Keep' : 'Remove'} ${row.spoken}`}
                onClick={() => (row.state === 'removed' ? onKeep(row.id) : remove(row))}
                className={classes.button}
              >
                {row.state === 'removed' ? <IconArrowBackUp size={17} /> : <IconX size={16} />}
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show all {rows.length} members
        </button>
      )}
    </>
  )
}

function Who({ row: { member, name, state }, allRead }: { row: MemberRow; allRead: boolean }) {
  const standing = member ? standingOf(member) : ''
  const unknown = !member && allRead
  return (
    <>
      {member ? (
        <Initials name={name} size={28} />
      ) : (
        <span className={classes.unknown} aria-hidden="true">
          ?
        </span>
      )}
      <span className={classes.who}>
        <span className={classes.top}>
          <bdi className={classes.name}>{name}</bdi>
          {state === 'added' && <span className={classes.tag}>will be added</span>}
          {state === 'removed' && <span className={classes.tag}>will be removed</span>}
          {unknown && state === 'kept' && <span className={classes.kept}>kept</span>}
        </span>
        <span className={classes.detail}>
          {unknown && 'not found among members'}
          {member && <bdi>{member.email}</bdi>}
          {member && roleNameOf(member) && ` · ${roleNameOf(member)}`}
          {standing && <span className={classes.standing}>{` · ${standing}`}</span>}
        </span>
      </span>
    </>
  )
}
