import * as z from 'zod'
import type { MemberId } from '#src/lib/member.ts'
import type { FieldErrors } from './answers.ts'
import type { SandboxOptions } from '#src/sandbox/options.ts'

const field = 'associated_members'

/** Ids may come as numbers or as numeric strings. */
const WireId = z.union([
  z.number().int().positive(),
  z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
])
const WithField = z.looseObject({ [field]: z.unknown().optional() })

/** Reads the one field an update takes; undefined when it was not sent. All other keys are dropped. */
export function readMemberList(
  body: unknown,
  members: ReadonlySet<MemberId>,
  options: SandboxOptions,
): { list: readonly MemberId[] | undefined } | { errors: FieldErrors } {
  const sent = WithField.safeParse(body).data?.[field]
  if (sent === undefined) return { list: undefined }
  if (!Array.isArray(sent)) return { errors: { [field]: ['The associated members must be an array.'] } }
  const ids: MemberId[] = []
  for (const [place, entry] of sent.entries()) {
    const id = WireId.safeParse(entry)
    if (!id.success)
      return { errors: { [`${field}.${place}`]: [`The ${field}.${place} must be an integer.`] } }
    ids.push(id.data)
  }
  return settle(ids, members, options)
}

function settle(ids: readonly MemberId[], members: ReadonlySet<MemberId>, options: SandboxOptions) {
  const unknown = ids.filter((id) => !members.has(id))
  if (options.unknownMembers === 'refuse' && unknown.length > 0) {
    return { errors: { [field]: [`The selected associated members are invalid: ${unknown.join(', ')}.`] } }
  }
  const twice = ids.length !== new Set(ids).size
  if (options.duplicateMembers === 'refuse' && twice) {
    return { errors: { [field]: ['The associated members have a duplicate value.'] } }
  }
  const known = options.unknownMembers === 'drop' ? ids.filter((id) => members.has(id)) : ids
  return { list: options.duplicateMembers === 'drop' ? [...new Set(known)] : known }
}
