import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { memberBadge } from '#src/features/members/memberBadge.ts'
import { type MemberName, type MembersResult, nameMember } from '#src/features/members/membersResult.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, type DraftLine, draftLines } from '#src/lib/memberChange.ts'
import { compareMemberNames } from '#src/lib/memberIndex.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { Button } from '#src/ui/Button.tsx'
import { Initials } from '#src/ui/Initials.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './MemberRows.module.css'

/** A line of the editor: which member, and what a save would do with it. */
export type MemberRow = MemberName & DraftLine

const rank = { added: 0, kept: 1, removed: 1 } as const

/** The lines in the order of the screen: first those to be added, then by name, unknown ids last. */
export function memberRowsOf(
  base: readonly MemberId[],
  draft: MemberChange,
  members: MembersResult,
  m: Messages,
): readonly MemberRow[] {
  return draftLines(base, draft)
    .map((line) => ({ ...line, ...nameMember(line.id, members, m) }))
    .toSorted(
      (a, b) =>
        rank[a.state] - rank[b.state] ||
        Number(a.member === null) - Number(b.member === null) ||
        compareMemberNames(a.accessibleName, b.accessibleName),
    )
}

type MemberRowsProps = {
  labelledBy: string
  rows: readonly MemberRow[]
  membersKind: MembersResult['kind']
  isReadOnly: boolean
  onRemove: (id: MemberId) => void
  onKeep: (id: MemberId) => void
}

/** How many rows are shown at first; the others on demand. */
const maxRows = 60

/** The members of the guest, each with what a save would do and a button to change that. */
export function MemberRows({ labelledBy, rows, membersKind, isReadOnly, onRemove, onKeep }: MemberRowsProps) {
  const m = useMessages()
  const [isExpanded, setExpanded] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  if (rows.length === 0) return <p className={classes.empty}>{m.drawer.noMembers}</p>
  // What the draft changes is always in sight.
  const shown = isExpanded ? rows : rows.filter((row, index) => index < maxRows || row.state !== 'kept')
  const remove = (row: MemberRow) => {
    // The row of an added member goes, and its button with it: the focus stays in the list.
    if (row.state === 'added') list.current?.focus()
    onRemove(row.id)
  }
  return (
    <>
      <ul ref={list} className={classes.list} aria-labelledby={labelledBy} tabIndex={-1}>
        {shown.map((row) => {
          const isRemoved = row.state === 'removed'
          return (
            <li key={row.id} className={classes.row} data-state={row.state}>
              {membersKind === 'reading' ? <RowSkeleton /> : <RowText row={row} membersKind={membersKind} />}
              {!isReadOnly && (
                <Button
                  variant="icon"
                  className={classes.button}
                  aria-label={
                    isRemoved ? m.drawer.keep(row.accessibleName) : m.drawer.remove(row.accessibleName)
                  }
                  onClick={() => (isRemoved ? onKeep(row.id) : remove(row))}
                >
                  {isRemoved ? <IconArrowBackUp size="1.0625rem" /> : <IconX size="1rem" />}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {shown.length < rows.length && (
        <Button variant="link" className={classes.more} onClick={() => setExpanded(true)}>
          {m.drawer.showAllMembers(rows.length)}
        </Button>
      )}
    </>
  )
}

function RowText({ row, membersKind }: { row: MemberRow; membersKind: MembersResult['kind'] }) {
  const m = useMessages()
  const { id, member, name, state } = row
  const isUnknown = !member && membersKind === 'read'
  const badge = member ? memberBadge(member, m) : ''
  const role = member ? m.members.roles[member.role] : ''
  return (
    <>
      {member ? (
        <Initials name={name} />
      ) : (
        <span className={classes.unknown} data-known={isUnknown || undefined} aria-hidden="true">
          {m.members.noInitials}
        </span>
      )}
      <span className={classes.who}>
        <span className={classes.top}>
          <Link
            from="/orgs/$org"
            to="/orgs/$org/members/$id"
            params={{ id: String(id) }}
            className={classes.name}
          >
            <bdi translate="no">{name}</bdi>
          </Link>
          {badge && <span className={classes.badge}>{badge}</span>}
          {state === 'added' && <span className={classes.tag}>{m.drawer.willBeAdded}</span>}
          {state === 'removed' && <span className={classes.tag}>{m.drawer.willBeRemoved}</span>}
          {isUnknown && state === 'kept' && <span className={classes.kept}>{m.drawer.kept}</span>}
        </span>
        <span className={classes.detail}>
          {isUnknown && <span>{m.drawer.notAmongMembers}</span>}
          {member && <bdi translate="no">{member.email}</bdi>}
          {role && <span>{`${m.common.separator}${role}`}</span>}
        </span>
      </span>
    </>
  )
}

/** Rows of the final shape until the list is read. */
export function MemberRowsSkeleton() {
  return (
    <div className={classes.list} data-loading>
      {[1, 2, 3].map((row) => (
        <div key={row} className={classes.row}>
          <RowSkeleton />
        </div>
      ))}
    </div>
  )
}

function RowSkeleton() {
  const m = useMessages()
  return (
    <>
      <span className={classes.skeletonDisc} />
      <span className={classes.skeletonName}>
        <span className="gl-visually-hidden">{m.drawer.loadingName}</span>
      </span>
    </>
  )
}
