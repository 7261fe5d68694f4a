import { answer, refusalBodies } from '#src/sandbox/endpoints/answers.ts'
import { distort } from './alterAnswer.ts'
import { changeAsSomeoneElse, deleteAsSomeoneElse } from './writeByOther.ts'
import type { Effect } from './activeRules.ts'
import type { Target } from './requestTarget.ts'
import type { World } from '#src/sandbox/sandboxState.ts'

/** A connection that ended without an answer: what `fetch` rejects with, and what the server hangs up on. */
export class ConnectionDropped extends TypeError {
  override readonly name = 'ConnectionDropped'

  constructor() {
    super('fetch failed')
  }
}

/** A request on its way: what it is about, and how it takes effect (`append`: an update only adds). */
export type Passage = {
  target: Target
  world: World
  apply: (how: { append: boolean }) => Promise<Response>
}

/** Answers a request as the script has it. Rejects with ConnectionDropped where the script hangs up. */
export async function perform(passage: Passage, effects: readonly Effect[]): Promise<Response> {
  const append = effects.some(({ action }) => action.do === 'append')
  const apply = () => passage.apply({ append })
  for (const effect of effects) {
    await pass(effect, 'before', passage)
    const refusal = insteadOf(effect, apply)
    if (refusal) return refusal
  }
  let response = await apply()
  for (const effect of effects) {
    await pass(effect, 'after', passage)
    response = await distort(effect.action, response, passage.target, passage.world)
    response = afterwards(effect, response)
  }
  return response
}

/** Time, and what others do in it. */
async function pass(
  { action, released }: Effect,
  now: 'before' | 'after',
  { target, world }: Passage,
): Promise<void> {
  if (action.do === 'delay' && action.when === now) await sleep(action.ms)
  if (action.do === 'hold' && action.when === now) await released
  if (action.do !== 'foreign write' || action.when !== now || target.org === null) return
  const email = action.email ?? target.email ?? ''
  if (action.delete) deleteAsSomeoneElse(world, target.org, email)
  else changeAsSomeoneElse(world, target.org, email, action)
}

/** An answer for a request that does not take effect, or not yet. */
function insteadOf({ action }: Effect, apply: () => Promise<Response>): Response | null {
  if (action.do === 'answer' && !action.applied) return scripted(action)
  if (action.do !== 'drop' || action.applied === true) return null
  if (action.applied !== false) setTimeout(() => void apply(), action.applied.afterMs)
  throw new ConnectionDropped()
}

function afterwards({ action }: Effect, response: Response): Response {
  if (action.do === 'drop') throw new ConnectionDropped()
  return action.do === 'answer' ? scripted(action) : response
}

type ScriptedAnswer = { status: number; body?: unknown; headers: Record<string, string> }

function scripted({ status, body, headers }: ScriptedAnswer): Response {
  if (status === 204 || status === 304) return new Response(null, { status, headers })
  if (typeof body === 'string') return answer(status, body, { 'content-type': 'text/html', ...headers })
  const usual = refusalBodies[status] ?? { message: 'Server Error' }
  return answer(status, body === undefined ? usual : JSON.stringify(body), headers)
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
