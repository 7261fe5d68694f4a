import { answer, refusalBodies } from '#src/sandbox/endpoints/answers.ts'
import type { SandboxState } from '#src/sandbox/sandboxState.ts'
import type { PendingAction } from './activeRules.ts'
import { alterAnswer } from './alterAnswer.ts'
import type { RequestTarget } from './requestTarget.ts'
import { changeByOther, deleteByOther } from './writeByOther.ts'

/** A connection that ended without an answer. `fetch` rejects with it; the HTTP server closes the connection. */
export class ConnectionDropped extends TypeError {
  override readonly name = 'ConnectionDropped'

  constructor() {
    super('fetch failed')
  }
}

/** A request that a script acts on. `apply` makes it take effect; with `append` an update only adds. */
export type ScriptedRequest = {
  target: RequestTarget
  state: SandboxState
  apply: (how: { append: boolean }) => Promise<Response>
}

/** Answers a request and takes the actions for it. Rejects with ConnectionDropped when an action drops the connection. */
export async function applyScript(
  request: ScriptedRequest,
  actions: readonly PendingAction[],
): Promise<Response> {
  const append = actions.some(({ action }) => action.do === 'append')
  const apply = () => request.apply({ append })
  for (const pending of actions) {
    await waitOrWrite(pending, 'before', request)
    const refusal = answerInstead(pending, apply)
    if (refusal) return refusal
  }
  let response = await apply()
  for (const pending of actions) {
    await waitOrWrite(pending, 'after', request)
    response = await alterAnswer(pending.action, response, request.target, request.state)
    response = answerAfter(pending, response)
  }
  return response
}

/** Waits, and writes as another user, when the action says so. */
async function waitOrWrite(
  { action, released }: PendingAction,
  moment: 'before' | 'after',
  { target, state }: ScriptedRequest,
): Promise<void> {
  if (action.do === 'delay' && action.when === moment) await sleep(action.ms)
  if (action.do === 'hold' && action.when === moment) await released
  if (action.do !== 'write-by-other' || action.when !== moment || target.org === null) return
  const email = action.email ?? target.email ?? ''
  if (action.delete) deleteByOther(state, target.org, email)
  else changeByOther(state, target.org, email, action)
}

/** Answers a request that does not take effect, or not yet; null when it does. */
function answerInstead({ action }: PendingAction, apply: () => Promise<Response>): Response | null {
  if (action.do === 'answer' && !action.applied) return scriptedAnswer(action)
  if (action.do !== 'drop' || action.applied === true) return null
  if (action.applied !== false) setTimeout(() => void apply(), action.applied.afterMs)
  throw new ConnectionDropped()
}

function answerAfter({ action }: PendingAction, response: Response): Response {
  if (action.do === 'drop') throw new ConnectionDropped()
  return action.do === 'answer' ? scriptedAnswer(action) : response
}

type ScriptedAnswer = { status: number; body?: unknown; headers: Record<string, string> }

function scriptedAnswer({ status, body, headers }: ScriptedAnswer): Response {
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
