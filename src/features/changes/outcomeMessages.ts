import type { ApiError } from '#src/api/http/apiError.ts'
import type { ChangeOutcome, ForeignChange } from '#src/changes/changeContract.ts'
import { apiErrorText } from '#src/features/apiErrorMessage.ts'
import type { MemberId } from '#src/lib/member.ts'
import { type MemberChange, isEmpty } from '#src/lib/memberChange.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { type RichText, rich } from '#src/lib/messages/richText.ts'

/** What a member is called on screen: the full name, or *Unknown member #5678*. */
export type NameOf = (id: MemberId) => string

/** What the guest and the members are called. */
export type OutcomeNames = { guest: string; member: NameOf }

/** The names of the members that a change adds and removes. */
export function nameChange({ add, remove }: MemberChange, member: NameOf) {
  return { add: add.map(member), remove: remove.map(member) }
}

/** How a change ended. One line, then one for each thing that others did meanwhile; never empty. */
export function outcomeMessages(
  outcome: ChangeOutcome,
  names: OutcomeNames,
  m: Messages,
): readonly RichText[] {
  const line = join([mainMessage(outcome, names, m), consequence(outcome, names.member, m)])
  return [line, ...foreignMessages(outcome, names.member, m)]
}

/** The same for a change that takes back another one. */
export function undoMessages(outcome: ChangeOutcome, names: OutcomeNames, m: Messages): readonly RichText[] {
  const [line = [], ...others] = outcomeMessages(outcome, names, m)
  if (outcome.kind === 'saved') {
    return [m.changes.undoSaved(nameChange(outcome.applied, names.member), names.guest), ...others]
  }
  if (outcome.kind === 'unchanged') return [[m.changes.undoUnchanged], ...others]
  return [join([[m.changes.notUndone], line]), ...others]
}

/** What others did between the list the user saw and the last one read; empty for nothing. */
function foreignMessages(outcome: ChangeOutcome, member: NameOf, m: Messages): readonly RichText[] {
  const { added, removed }: ForeignChange =
    'foreign' in outcome ? outcome.foreign : { added: [], removed: [] }
  const lines: RichText[] = []
  if (added.length > 0) lines.push(m.changes.addedMeanwhile(added.map(member)))
  if (removed.length > 0) lines.push(m.changes.removedMeanwhile(removed.map(member)))
  return lines
}

function mainMessage(outcome: ChangeOutcome, { guest, member }: OutcomeNames, m: Messages): RichText {
  switch (outcome.kind) {
    case 'saved':
      return m.changes.saved(nameChange(outcome.applied, member), guest)
    case 'unchanged':
      return [m.changes.unchanged]
    case 'partial': {
      const { missing, kept, applied } = outcome
      return m.changes.partial(missing.map(member), kept.map(member), !isEmpty(applied))
    }
    case 'needs-confirmation':
      return m.changes.needsConfirmation(outcome.removed.map(member))
    case 'unexpected-null':
      return [m.changes.unexpectedNull(outcome.last.length)]
    case 'server-appends':
      return appendsMessage(outcome.kept, outcome.applied.add, member, m)
    case 'refused':
      return join([
        apiErrorText(outcome.error, m),
        concernedMessage(refusedIds(outcome.error, outcome.sent ?? []), member, m),
      ])
    case 'unknown':
    case 'no-answer': {
      const { serverStatus } = outcome
      return [
        serverStatus === undefined ? m.changes.stopped[outcome.kind] : m.changes.serverError(serverStatus),
      ]
    }
    case 'unreadable':
    case 'rate-limited':
    case 'not-found':
    case 'wrong-guest':
    case 'signed-out':
    case 'session-changed':
    case 'other-user':
    case 'offline':
    case 'interrupted':
    case 'internal-error':
      return [m.changes.stopped[outcome.kind]]
    default:
      return outcome satisfies never
  }
}

/** What a stop means for the change: nothing was written, or a write was sent and not answered. */
function consequence(outcome: ChangeOutcome, member: NameOf, m: Messages): RichText {
  if (!('inDoubt' in outcome)) return []
  if (!isEmpty(outcome.inDoubt)) return m.changes.maybeSaved(nameChange(outcome.inDoubt, member))
  // Their own texts have said it.
  if (outcome.kind === 'refused' || outcome.kind === 'server-appends') return []
  return [m.changes.nothingSaved]
}

function concernedMessage(ids: readonly MemberId[], member: NameOf, m: Messages): RichText {
  return ids.length === 0 ? [] : m.changes.concerned(ids.map(member))
}

/** Which of the ids that were sent a refusal is about: its fields count them from 0, its texts name them. */
export function refusedIds(
  { status, fieldErrors }: ApiError,
  sent: readonly MemberId[],
): readonly MemberId[] {
  if (status !== 422) return []
  const named = Object.entries(fieldErrors).flatMap(([field, text]) => {
    const place = /^associated_members\.(\d+)$/u.exec(field)?.[1]
    const numbers = Array.from(text.matchAll(/\d+/gu), ([number]) => Number(number))
    return place === undefined ? numbers : [sent[Number(place)]]
  })
  return sent.filter((id) => named.includes(id))
}

function appendsMessage(
  kept: readonly MemberId[],
  added: readonly MemberId[],
  member: NameOf,
  m: Messages,
): RichText {
  return join([
    kept.length > 0 ? m.changes.notRemoved(kept.map(member)) : [],
    kept.length > 0 && added.length > 0 ? m.changes.added(added.map(member)) : [],
    [m.changes.serverAppends],
  ])
}

/** Sentences after each other; empty ones are left out. */
function join(sentences: readonly RichText[]): RichText {
  const [first = [], ...others] = sentences.filter((sentence) => sentence.length > 0)
  return others.reduce<RichText>((text, sentence) => rich`${text} ${sentence}`, first)
}
