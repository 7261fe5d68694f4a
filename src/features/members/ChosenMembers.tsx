import { IconX } from '@tabler/icons-react'
import type { MemberId } from '#src/lib/member.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './ChosenMembers.module.css'

type ChosenMembersProps = {
  /** The id of the element that names the list. */
  labelledBy: string
  ids: readonly MemberId[]
  nameOf: (id: MemberId) => string
  onRemove: (id: MemberId) => void
}

/** The members chosen in a picker, each with a button that takes it out; nothing while none is chosen. */
export function ChosenMembers({ labelledBy, ids, nameOf, onRemove }: ChosenMembersProps) {
  const m = useMessages()
  if (ids.length === 0) return null
  return (
    <ul className={classes.chosen} aria-labelledby={labelledBy}>
      {ids.map((id) => (
        <li key={id}>
          <bdi translate="no">{nameOf(id)}</bdi>
          <Button
            variant="plain"
            className={classes.remove}
            aria-label={m.drawer.remove(nameOf(id))}
            onClick={() => onRemove(id)}
          >
            <IconX size="0.875rem" aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  )
}
