import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Member, MemberId } from '#src/lib/member.ts'
import { roleNameOf, standingOf } from '#src/lib/memberIndex.ts'
import { Initials } from '#src/ui/Initials.tsx'
import type { MemberRow } from './memberRows.ts'
import type { MembersRead } from '#src/features/members/membersRead.ts'
import classes from './MemberRows.module.css'

type MemberRowsProps = {
  labelledBy: string
  rows: readonly MemberRow[]
  /** Whether names are known, are on their way, or could not be read. */
  names: MembersRead['kind']
  readOnly: boolean
  onRemove: (id: MemberId) => void
  onKeep: (id: MemberId) => void
}

/** More rows than a person reads are shown on demand. */
const atFirst = 60

/** Who looks after the guest, each with what a save would do to it and a way back. */
export function MemberRows({ labelledBy, rows, names, readOnly, onRemove, onKeep }: MemberRowsProps) {
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
            <Who row={row} names={names} />
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

function Who({ row: { member, name, state }, names }: { row: MemberRow; names: MembersRead['kind'] }) {
  if (names === 'reading') return <Coming />
  const unknown = !member && names === 'read'
  const standing = member ? standingOf(member) : ''
  return (
    <>
      {member ? <Initials name={name} size={28} /> : <Nobody known={unknown} />}
      <span className={classes.who}>
        <span className={classes.top}>
          <bdi className={classes.name}>{name}</bdi>
          {standing && <span className={classes.standing}>{standing}</span>}
          {state === 'added' && <span className={classes.tag}>will be added</span>}
          {state === 'removed' && <span className={classes.tag}>will be removed</span>}
          {unknown && state === 'kept' && <span className={classes.kept}>kept</span>}
        </span>
        <span className={classes.detail}>
          {unknown && 'not found among members'}
          {member && <Detail member={member} />}
        </span>
      </span>
    </>
  )
}

function Detail({ member }: { member: Member }) {
  const role = roleNameOf(member)
  return (
    <>
      <bdi>{member.email}</bdi>
      {role && ` · ${role}`}
    </>
  )
}

/** In place of initials. `known`: it is certain that no member has this id. */
function Nobody({ known }: { known: boolean }) {
  return (
    <span className={classes.unknown} data-known={known || undefined} aria-hidden="true">
      ?
    </span>
  )
}

/** Rows of the final shape until the list is read. */
export function ComingRows() {
  return (
    <div className={classes.list} data-coming>
      {['first', 'second', 'third'].map((row) => (
        <div key={row} className={classes.row}>
          <Coming />
        </div>
      ))}
    </div>
  )
}

/** A row of the final shape until the names are read. */
function Coming() {
  return (
    <>
      <span className={classes.comingDisc} />
      <span className={classes.comingName}>
        <span className="gl-visually-hidden">Reading the name…</span>
      </span>
    </>
  )
}
