import { createApi } from '#src/sandbox/endpoints/createEndpoints.ts'
import { sharedBase } from '#src/sandbox/data/base.ts'
import type { SandboxBase } from '#src/sandbox/data/base.ts'
import { createControl } from '#src/sandbox/control/control.ts'
import type { SandboxControl } from '#src/sandbox/control/control.ts'
import { deferred } from '#src/sandbox/script/deferred.ts'
import type { LoggedRequest } from '#src/sandbox/control/log.ts'
import type { SandboxOptions } from './options.ts'
import { perform } from '#src/sandbox/script/applyScript.ts'
import { targetOf } from '#src/sandbox/script/requestTarget.ts'
import { createWorld } from './sandboxState.ts'
import type { World } from './sandboxState.ts'

/** An embedded Tallyfy with guests, members and changes of its own. */
export type Sandbox = {
  /**
   * Answers a request as Tallyfy would, whatever its host, with or without the `/api` prefix.
   * Rejects like the real fetch: with a TypeError when the script hangs up, with the signal's reason when aborted;
   * what was sent takes effect nevertheless.
   */
  fetch: (request: Request) => Promise<Response>
  control: SandboxControl
}

/** What a sandbox is made of; all of it has a default. */
export type CreateSandboxOptions = Partial<SandboxOptions> & {
  /** The people. Default: the ones all sandboxes of this process share. */
  base?: SandboxBase
  /** Milliseconds since the epoch, for what happens from now on. Default: Date.now. */
  clock?: () => number
  /** Whether requests and writes are kept for a test to read. Default: yes. */
  keepLog?: boolean
}

// Stateless: everything a request changes is in the world it brings along.
const api = createApi()

/** Makes a sandbox. It costs next to nothing: only what is changed in it is its own. */
export function createSandbox(settings: CreateSandboxOptions = {}): Sandbox {
  const { base = sharedBase(), clock = Date.now, keepLog = true, ...options } = settings
  const world = createWorld({ base, clock, keepLog, options })
  return {
    fetch: (request) => unlessAborted(respond(request, world), request.signal),
    control: createControl(world, options),
  }
}

async function respond(request: Request, world: World): Promise<Response> {
  const url = new URL(request.url)
  const text = request.body === null ? '' : await request.text()
  const body = bodyOf(text)
  const target = targetOf(request.method, url, body === 'not JSON' ? undefined : body?.json)
  const logged: LoggedRequest = world.log.request({
    at: world.clock(),
    method: request.method,
    path: url.pathname,
    query: target.query,
    headers: Object.fromEntries(request.headers),
    body: body === 'not JSON' ? text : (body?.json ?? null),
  })
  if (world.options.latencyMs > 0)
    await new Promise((resolve) => setTimeout(resolve, world.options.latencyMs))
  const apply = async ({ append }: { append: boolean }) => {
    const { url: address, method, headers } = request
    return api.fetch(new Request(address, { method, headers }), {
      world,
      body,
      append,
      request: logged.number,
    })
  }
  const response = await perform({ target, world, apply }, world.script.take(target))
  logged.status = response.status
  return response
}

function bodyOf(text: string): { json: unknown } | 'not JSON' | undefined {
  if (text === '') return undefined
  try {
    return { json: JSON.parse(text) }
  } catch {
    return 'not JSON'
  }
}

/** The caller stops waiting when it aborts; the work goes on, as on a real server. */
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
