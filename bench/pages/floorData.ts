import { fold } from '#src/lib/fold.ts'
import type { WireGuest } from './wire.ts'

/** One guest, prepared for display, search and sort. */
export type FloorGuest = {
  title: string
  email: string
  company: string
  disabled: boolean
  members: readonly number[]
  accessed: string
  tasks: number
  created: string
  /** Name, email, company, phones, id: folded. */
  text: string
}

/** Converts a guest of the API. */
export function guestOf({ details, stats, ...wire }: WireGuest): FloorGuest {
  const title = `${wire.first_name ?? ''} ${wire.last_name ?? ''}`.trim() || wire.email
  const company = details.company_name ?? ''
  const phones = `${details.phone_1 ?? ''}\n${details.phone_2 ?? ''}`
  return {
    title,
    email: wire.email,
    company,
    disabled: details.disabled_at !== null && !((details.reactivated_at ?? '') > details.disabled_at),
    members: details.associated_members ?? [],
    accessed: wire.last_accessed_at ?? '',
    tasks: stats.assigned_tasks,
    created: wire.created_at,
    text: fold(`${title}\n${wire.email}\n${company}\n${phones}\n${wire.id}`),
  }
}

const collator = new Intl.Collator('en', { numeric: true })
const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other))

/** The columns from left to right, each with its comparison. */
export const columns: Readonly<Record<string, (one: FloorGuest, other: FloorGuest) => number>> = {
  Guest: (one, other) => collator.compare(one.title, other.title),
  Company: (one, other) => collator.compare(one.company, other.company),
  Status: (one, other) => Number(one.disabled) - Number(other.disabled),
  'Associated members': (one, other) => one.members.length - other.members.length,
  'Last accessed': (one, other) => byText(one.accessed, other.accessed),
  Tasks: (one, other) => one.tasks - other.tasks,
  Created: (one, other) => byText(one.created, other.created),
}

/** Indexes of the guests that contain the word, or that have a member whose name contains it. */
export function search(
  guests: readonly FloorGuest[],
  among: readonly number[],
  word: string,
  members: ReadonlyMap<number, string>,
): number[] {
  const named = new Set([...members].filter(([, name]) => name.includes(word)).map(([id]) => id))
  return among.filter((index) => {
    const guest = guests[index]
    return (
      guest && (guest.text.includes(word) || (named.size > 0 && guest.members.some((id) => named.has(id))))
    )
  })
}
