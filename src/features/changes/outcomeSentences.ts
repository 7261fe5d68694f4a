import type { ChangeOutcome, ForeignChange, Stopped } from '#src/changes/changeOutcome.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty, union } from '#src/lib/memberChange.ts'

/** What a member is called on screen: the full name, or *Unknown member #5678*. */
export type NameOf = (id: MemberId) => string

/** What became of a change, in sentences to show as they are; never empty. */
export function describeOutcome(outcome: ChangeOutcome, nameOf: NameOf): string {
  const sentences = [mainSentence(outcome, nameOf)]
  if ('foreign' in outcome)
    sentences.push(...describeForeign(outcome.foreign, nameOf).map((line) => `${line}.`))
  if ('inDoubt' in outcome) sentences.push(consequence(outcome, nameOf))
  return sentences.filter(Boolean).join(' ')
}

/** What others did meanwhile, a line (no full stop) for each kind of change; empty when they did nothing. */
export function describeForeign({ added, removed }: ForeignChange, nameOf: NameOf): readonly string[] {
  const lines: string[] = []
  if (added.length > 0) lines.push(`${listed(added, nameOf)} ${was(added)} added meanwhile and kept`)
  if (removed.length > 0)
    lines.push(`${listed(removed, nameOf)} ${was(removed)} removed meanwhile by someone else`)
  return lines
}

/** A change as a person reads it: *added Bob Stone, removed Cara Diaz*; '' for none. No full stop. */
export function describeChange({ add, remove }: MemberChange, nameOf: NameOf): string {
  const parts: string[] = []
  if (add.length > 0) parts.push(`added ${listed(add, nameOf)}`)
  if (remove.length > 0) parts.push(`removed ${listed(remove, nameOf)}`)
  return parts.join(', ')
}

/** *+Bob Stone −Cara Diaz*, for one line. */
export function changeInShort({ add, remove }: MemberChange, nameOf: NameOf): string {
  return [...add.map((id) => `+${nameOf(id)}`), ...remove.map((id) => `−${nameOf(id)}`)].join(' ')
}

/** Names as a person lists them: *Bob Stone, Cara Diaz and Ken Ito*; more than five are counted. */
export function listed(ids: readonly MemberId[], nameOf: NameOf): string {
  const shown = ids.length > 5 ? ids.slice(0, 4) : ids
  const names = shown.map(nameOf)
  if (shown.length < ids.length) names.push(`${ids.length - shown.length} more`)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function mainSentence(outcome: ChangeOutcome, nameOf: NameOf): string {
  switch (outcome.kind) {
    case 'saved':
      return `Saved: ${describeChange(outcome.applied, nameOf)}.`
    case 'already so':
      return 'Nothing to change: it is already so.'
    case 'partly saved':
      return partlySentence(outcome, nameOf)
    case 'would empty':
      return `Nobody would be left: ${listed(outcome.removed, nameOf)} would be removed.`
    case 'says nobody':
      return `Tallyfy now says nobody; ${outcome.known.length} ${was(outcome.known)} there.`
    case 'server appends':
      return appendsSentence(outcome.kept, outcome.applied, nameOf)
    case 'refused':
      return outcome.message
    case 'unreadable':
    case 'throttled':
    case 'gone':
    case 'wrong guest':
    case 'unknown':
    case 'unanswered':
    case 'signed out':
    case 'session changed':
    case 'other user':
    case 'offline':
    case 'interrupted':
      return causes[outcome.kind]
    default:
      return outcome satisfies never
  }
}

const causes: Record<Exclude<Stopped['kind'], 'server appends' | 'refused'>, string> = {
  unreadable: 'The associated members of this guest cannot be read.',
  throttled: 'Tallyfy asks to slow down for longer than a save may wait.',
  gone: 'Guest not found: gone, or of another organization.',
  'wrong guest': 'Tallyfy answered with another guest.',
  unknown: 'Tallyfy did not answer.',
  unanswered: 'The guest could not be read.',
  'signed out': 'You are signed out.',
  'session changed': 'This browser now holds another session than this tab.',
  'other user': 'Another user signed in.',
  offline: 'You are offline.',
  interrupted: 'Too much time has passed since you saved.',
}

/** What a stop means for the change: nothing was written, or a write was sent that nobody answered. */
function consequence(outcome: Extract<ChangeOutcome, { inDoubt: MemberChange }>, nameOf: NameOf): string {
  if (!isEmpty(outcome.inDoubt)) {
    return `It is not known whether this was saved: ${changeInShort(outcome.inDoubt, nameOf)}. Save again to find out.`
  }
  // Their own words have said it.
  if (outcome.kind === 'refused' || outcome.kind === 'server appends') return ''
  return 'Nothing was written.'
}

function partlySentence(
  { missing, kept, applied }: Extract<ChangeOutcome, { kind: 'partly saved' }>,
  nameOf: NameOf,
) {
  const all = union(missing, kept)
  const them = all.length === 1 ? 'that one' : 'them'
  const did = [missing.length > 0 && `did not take`, kept.length > 0 && `did not remove`]
    .filter(Boolean)
    .join(' or ')
  if (isEmpty(applied)) return `Not saved: the server ${did} ${listed(all, nameOf)}.`
  return `Saved, except ${listed(all, nameOf)}: the server ${did} ${them}.`
}

function appendsSentence(kept: readonly MemberId[], applied: MemberChange, nameOf: NameOf): string {
  const why = 'This server adds members instead of replacing the list, so nothing more is written to it.'
  if (kept.length === 0) return why
  const added = applied.add.length > 0 ? ` ${listed(applied.add, nameOf)} ${was(applied.add)} added.` : ''
  return `${listed(kept, nameOf)} ${was(kept)} not removed.${added} ${why}`
}

const was = (ids: readonly MemberId[]) => (ids.length === 1 ? 'was' : 'were')
