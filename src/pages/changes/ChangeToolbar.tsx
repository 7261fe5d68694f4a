import { isMemberChange } from '#src/changes/log/logEntry.ts'
import { nameMember, useMembers } from '#src/features/members/membersResult.ts'
import { compareNames } from '#src/guest-list/guestOrder.ts'
import { domainSpellings } from '#src/lib/domainSpellings.ts'
import { fold } from '#src/lib/fold.ts'
import type { OrgId } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { FilterCombobox, type FilterOption } from '#src/ui/FilterCombobox.tsx'
import { FilterSelect } from '#src/ui/FilterSelect.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { SearchInput } from '#src/ui/SearchInput.tsx'
import type { ChangeLine } from './changeLines.ts'
import type { ChangeSearchParams } from './changeSearchParams.ts'
import classes from './ChangesPage.module.css'

type ChangeToolbarProps = {
  org: OrgId
  search: ChangeSearchParams
  /** All changes: the members in them can be chosen. */
  lines: readonly ChangeLine[]
  onType: (text: string) => void
  onChange: (part: Partial<ChangeSearchParams>) => void
}

const kinds = ['any', 'members', 'runs', 'invitations', 'deletions'] as const

/** The search by guest and the filters by member and kind. */
export function ChangeToolbar({ org, search, lines, onType, onChange }: ChangeToolbarProps) {
  const m = useAllMessages()
  const { result } = useMembers(org)
  const optionOf = (id: MemberId, changes: number): FilterOption => {
    const { accessibleName: label, member } = nameMember(id, result, m)
    const email = member?.email ?? ''
    return {
      value: String(id),
      label,
      note: changes === 0 ? '' : m.format.number(changes),
      text: fold([label, email, ...domainSpellings(email)].join('\n')),
    }
  }
  const getOptions = () => {
    const counts = countByMember(lines)
    // Runs may have changed any of them.
    const all = result.kind === 'read' ? result.list.members.map(({ id }) => id) : []
    return [...new Set([...counts.keys(), ...all])]
      .map((id) => optionOf(id, counts.get(id) ?? 0))
      .toSorted((one, other) => compareNames(one.label, other.label))
  }
  return (
    <div role="search" className={classes.toolbar}>
      <SearchInput
        label={m.changeList.search}
        placeholder={m.changeList.searchPlaceholder}
        text={search.q}
        onType={onType}
      />
      <FilterCombobox
        label={m.guests.memberFilter}
        value={search.member}
        text={search.member === '' ? '' : optionOf(Number(search.member), 0).label}
        anyLabel={m.guests.anyMember}
        getOptions={getOptions}
        onPick={(member) => onChange({ member })}
        disabledReason=""
      />
      <FilterSelect
        label={m.changeList.kind}
        value={search.kind}
        options={kinds.map((value) => ({ value, label: m.changeList.kinds[value] }))}
        onPick={(kind) => onChange({ kind })}
      />
    </div>
  )
}

/** How many single changes each member is in. */
function countByMember(lines: readonly ChangeLine[]): ReadonlyMap<MemberId, number> {
  const counts = new Map<MemberId, number>()
  for (const line of lines) {
    if (line.kind !== 'entry' || !isMemberChange(line.entry)) continue
    const { add, remove } = line.entry.applied
    for (const id of [...add, ...remove]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
