import type { Clock } from '#src/browser/clock.ts'
import type { MemberId } from '#src/lib/member.ts'
import { createBase } from '#src/sandbox/data/base.ts'
import { harborAndPine } from '#src/sandbox/data/organizations.ts'
import { mix } from '#src/sandbox/data/random.ts'
import type { ScriptRuleInput } from '#src/sandbox/script/scriptRule.ts'
import { type ServedSandbox, serveSandbox } from '#src/sandbox/serve.ts'

export const soakOrg = harborAndPine.id
/** The run adds the first and removes the second. */
export const runMembers: readonly [MemberId, MemberId] = [1004, 1001]
/** What a 429 requires, s. */
export const retryAfterSeconds = 2

/** Members that others add and remove meanwhile: never those of the run. */
const foreignMembers: readonly MemberId[] = [1007, 1010, 5678]

/** A random number of the soak, 0 ≤ x < 1: the same for the same place. */
export function chance(seed: number, place: number): number {
  return (mix(seed, place) >>> 0) / 2 ** 32
}

/** A clock that runs faster: hours of waiting in minutes, with real network in between. */
export function fastClock(speed: number): Clock {
  const begun = Date.now()
  return {
    now: () => begun + (Date.now() - begun) * speed,
    later: (work, ms) => {
      const timer = setTimeout(work, ms / speed)
      return () => clearTimeout(timer)
    },
  }
}

/** A sandbox over HTTP whose writes fail. */
export async function serveUnreliableSandbox(clock: Clock, seed: number): Promise<ServedSandbox> {
  const sandbox = await serveSandbox({ options: { clock: clock.now } })
  failWrites(sandbox.control, 4000, seed)
  return sandbox
}

/** Makes so many writes fail at random: 10 % limited, 3 % applied and 500, 2 + 2 % dropped, 1 % refused. */
export function failWrites(control: ServedSandbox['control'], writes: number, seed: number): void {
  for (let write = 1; write <= writes; write += 1) {
    const act = faultOf(chance(seed, write))
    if (act) control.script({ on: { method: 'PUT' }, nth: write, act: [act] })
  }
}

function faultOf(x: number): ScriptRuleInput['act'][number] | null {
  if (x < 0.1) return { do: 'answer', status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } }
  if (x < 0.13) return { do: 'answer', status: 500, applied: true }
  if (x < 0.15) return { do: 'drop' }
  if (x < 0.17) return { do: 'drop', applied: true }
  return x < 0.18 ? { do: 'answer', status: 403 } : null
}

/** The emails of the first guests, without those that differ only in case: the sandbox finds one guest by both. */
export function soakEmails(count: number): readonly string[] {
  const organization = createBase().organizations.get(soakOrg)
  if (!organization) throw new Error('no such organization')
  const all = Array.from({ length: count + 20 }, (_one, index) => organization.emailAt(index))
  const keys = all.map((email) => email.toLowerCase())
  return all
    .filter((_email, index) => keys.indexOf(keys[index] ?? '') === keys.lastIndexOf(keys[index] ?? ''))
    .slice(0, count)
}

/** Someone else's write each second, until the function returned is called. */
export function writeAsOthers(
  { control }: Pick<ServedSandbox, 'control'>,
  emails: readonly string[],
  clock: Clock,
  seed: number,
): () => void {
  let writes = 0
  let cancel: (() => void) | null = null
  const write = () => {
    writes += 1
    const email = emails[Math.floor(chance(seed, writes * 2 + 10_001) * emails.length)]
    const member = foreignMembers[writes % foreignMembers.length] ?? 5678
    const change = chance(seed, writes * 2 + 10_002) < 0.7 ? { add: [member] } : { remove: [member] }
    if (email !== undefined) control.changeByOther(soakOrg, email, change)
    cancel = clock.later(write, 1000)
  }
  cancel = clock.later(write, 1000)
  return () => cancel?.()
}
