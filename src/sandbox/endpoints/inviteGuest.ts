import * as z from 'zod'
import type { BaseOrganization } from '#src/sandbox/data/base.ts'
import type { GuestStore } from '#src/sandbox/data/guestStore.ts'
import { firstGuestId } from '#src/sandbox/data/makeGuest.ts'
import { mix } from '#src/sandbox/data/random.ts'
import { loginLinkOf, noDetails, timeOf, type WireGuest } from '#src/sandbox/data/wireGuest.ts'
import type { SandboxState } from '#src/sandbox/sandboxState.ts'
import type { FieldErrors } from './answers.ts'

const hourMs = 3_600_000
/** How many guests an organization can invite in an hour. */
const invitesPerHour = 30

function text(field: string) {
  const name = field.replace('_', ' ')
  return z
    .string(`The ${name} must be a string.`)
    .max(255, `The ${name} may not be greater than 255 characters.`)
    .nullish()
}

function isLink(value: string | null | undefined): boolean {
  return !value || (/^https?:\/\//i.test(value) && URL.canParse(value))
}

function link(field: string) {
  return text(field).refine(isLink, `The ${field.replace('_', ' ')} format is invalid.`)
}

/** The fields of a new guest. Other keys are ignored, associated members too. */
const NewGuest = z.object({
  email: z
    .string('The email field is required.')
    .trim()
    .min(1, 'The email field is required.')
    .max(255, 'The email may not be greater than 255 characters.')
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u, 'The email must be a valid email address.'),
  first_name: text('first_name'),
  last_name: text('last_name'),
  company_name: text('company_name'),
  phone_1: text('phone_1'),
  phone_2: text('phone_2'),
  timezone: text('timezone').refine(
    (zone) => !zone || isTimezone(zone),
    'The timezone must be a valid zone.',
  ),
  company_url: link('company_url'),
  contact_url: link('contact_url'),
  image_url: link('image_url'),
  opportunity_name: text('opportunity_name'),
  opportunity_url: link('opportunity_url'),
})
type NewGuest = z.infer<typeof NewGuest>

/** Creates the guest that `body` describes, or returns the error texts or the time to wait. */
export function inviteGuest(
  state: SandboxState,
  organization: BaseOrganization,
  store: GuestStore,
  body: unknown,
): { guest: WireGuest } | { errors: FieldErrors } | { retryAfterMs: number } {
  const parsed = NewGuest.safeParse(body ?? {})
  if (!parsed.success) return { errors: z.flattenError(parsed.error).fieldErrors }
  const email = parsed.data.email.toLowerCase()
  if (organization.members.some((member) => member.email.toLowerCase() === email)) {
    return { errors: { email: ['This email belongs to a member of your organization.'] } }
  }
  if (store.find(email) !== undefined) return { errors: { email: ['The email has already been taken.'] } }

  const now = state.clock()
  const org = organization.plan.id
  const recent = (state.invites.get(org) ?? []).filter((at) => at > now - hourMs)
  const [oldest] = recent
  if (oldest !== undefined && recent.length >= invitesPerHour) return { retryAfterMs: oldest + hourMs - now }
  state.invites.set(org, [...recent, now])
  return { guest: store.add((index) => newGuest(parsed.data, index, now, state.base.seed)) }
}

function newGuest(guest: NewGuest, index: number, nowMs: number, seed: number): WireGuest {
  return {
    id: firstGuestId + index,
    email: guest.email,
    last_accessed_at: null,
    last_known_ip: null,
    last_known_country: null,
    details: {
      ...noDetails,
      phone_1: guest.phone_1 ?? null,
      phone_2: guest.phone_2 ?? null,
      timezone: guest.timezone ?? null,
      contact_url: guest.contact_url ?? null,
      company_url: guest.company_url ?? null,
      opportunity_url: guest.opportunity_url ?? null,
      company_name: guest.company_name ?? null,
      opportunity_name: guest.opportunity_name ?? null,
    },
    first_name: guest.first_name ?? null,
    last_name: guest.last_name ?? null,
    created_at: timeOf(nowMs),
    deleted_at: null,
    link: loginLinkOf(mix(seed, index, 2)),
    stats: {
      assigned_tasks: 0,
      tasks_completed: 0,
      last_task_completed_at: null,
      one_off_tasks_completed: 0,
      last_one_off_task_completed_at: null,
    },
  }
}

function isTimezone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
