import { createControl, type SandboxControl } from '#src/sandbox/control/control.ts'
import type { LoggedRequest } from '#src/sandbox/control/log.ts'
import { createBase, type SandboxBase } from '#src/sandbox/data/base.ts'
import { createEndpoints } from '#src/sandbox/endpoints/createEndpoints.ts'
import { applyScript } from '#src/sandbox/script/applyScript.ts'
import { deferred } from '#src/sandbox/script/deferred.ts'
import { readTarget } from '#src/sandbox/script/requestTarget.ts'
import type { SandboxOptions } from './options.ts'
import { createState, type SandboxState } from './sandboxState.ts'

/** An embedded Tallyfy. It shares its base with other sandboxes; its changes are its own. */
export type Sandbox = {
  /**
   * Answers a request as Tallyfy would, for any host, with or without the `/api` prefix.
   * Rejects like the real fetch: with a TypeError when a rule drops the connection, with the signal's reason when
   * aborted. The request takes effect nevertheless.
   */
  fetch: (request: Request) => Promise<Response>
  control: SandboxControl
}

/** Options of a sandbox; all have a default. */
export type CreateSandboxOptions = Partial<SandboxOptions> & {
  /** The organizations. Default: a base of its own; sandboxes that live side by side should share one. */
  base?: SandboxBase
  /** Returns epoch ms, for times of changes. Default: Date.now. */
  clock?: () => number
  /** Whether requests and writes are recorded for tests. Default: true. */
  keepLog?: boolean
}

// Without state: everything that a request changes is in the state that is passed with it.
const endpoints = createEndpoints()

/** Makes a sandbox. That is cheap: it keeps only what is changed in it. */
export function createSandbox(settings: CreateSandboxOptions = {}): Sandbox {
  const { base = createBase(), clock = Date.now, keepLog = true, ...options } = settings
  const state = createState({ base, clock, keepLog, options })
  return {
    fetch: (request) => unlessAborted(respond(request, state), request.signal),
    control: createControl(state, options),
  }
}

async function respond(request: Request, state: SandboxState): Promise<Response> {
  const url = new URL(request.url)
  const text = request.body === null ? '' : await request.text()
  const body = parseBody(text)
  const target = readTarget(request.method, url, body === 'not-json' ? undefined : body?.json)
  const logged: LoggedRequest = state.log.addRequest({
    at: state.clock(),
    method: request.method,
    path: url.pathname,
    query: target.query,
    headers: Object.fromEntries(request.headers),
    body: body === 'not-json' ? text : (body?.json ?? null),
  })
  if (state.options.latencyMs > 0)
    await new Promise((resolve) => setTimeout(resolve, state.options.latencyMs))
  const apply = async ({ append }: { append: boolean }) => {
    const { url: address, method, headers } = request
    return endpoints.fetch(new Request(address, { method, headers }), {
      state,
      body,
      append,
      request: logged.number,
    })
  }
  const response = await applyScript({ target, state, apply }, state.rules.take(target))
  logged.status = response.status
  return response
}

function parseBody(text: string): { json: unknown } | 'not-json' | undefined {
  if (text === '') return undefined
  try {
    return { json: JSON.parse(text) }
  } catch {
    return 'not-json'
  }
}

/** Rejects when the signal aborts. The work continues, as on a real server. */
async function unlessAborted(work: Promise<Response>, signal: AbortSignal): Promise<Response> {
  const aborted = deferred()
  if (signal.aborted) aborted.resolve()
  else signal.addEventListener('abort', aborted.resolve, { once: true })
  try {
    const response = await Promise.race([work, aborted.promise])
    if (response) return response
    throw signal.reason
  } finally {
    signal.removeEventListener('abort', aborted.resolve)
  }
}
