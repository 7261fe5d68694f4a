import type * as z from 'zod/mini'
import { type Endpoint, type EndpointParams, urlOf } from '#src/api/endpoints.ts'
import type { Clock } from '#src/browser/clock.ts'
import { type ApiError, isSessionError, ownError, toApiError } from './apiError.ts'
import { isPage, type LimitOptions, type RateLimiter, type RequestPriority } from './rateLimiter.ts'

// A call to Tallyfy: `request` takes it through the rate limiter and the session, `fetchJson` over the network.

export type RequestOptions<E extends Endpoint = Endpoint> = LimitOptions & {
  /** The values for the endpoint's path and query. */
  params: EndpointParams<E>
  /** Sent as JSON. */
  body?: unknown
  /** 'interactive' by default. */
  priority?: RequestPriority | undefined
  /** Called when the call leaves, which may be later than when it was made. What it throws is thrown instead. */
  beforeSend?: (() => void) | undefined
}

/**
 * One call to Tallyfy's API through the gateway; the body as the schema has it (undefined for an empty one). Throws
 * ApiError, or the signal's reason when cancelled. Never repeats a write. A read is repeated once when another tab has
 * renewed the session meanwhile.
 */
export type Request = <T, E extends Endpoint>(
  schema: z.ZodMiniType<T>,
  endpoint: E,
  options: RequestOptions<E>,
) => Promise<T>

type RequestDeps = {
  fetchJson: FetchJson
  rateLimiter: RateLimiter
  session: {
    current: () => { id: string } | null
    report: (error: ApiError, sentAs: string | undefined) => Promise<boolean>
  }
}

/** A page may be many MB on a slow line. */
const pageTimeoutMs = 120_000

export function createRequest({ fetchJson, rateLimiter, session }: RequestDeps): Request {
  return async (schema, endpoint, options) => {
    const { priority = 'interactive', params, body, beforeSend, ...limits } = options
    const { method } = endpoint
    const url = `/api${urlOf(endpoint, params)}`
    const timeoutMs = isPage(priority) ? pageTimeoutMs : undefined
    let sessionId: string | undefined
    const send = () => {
      beforeSend?.()
      // Read when the call leaves, not when it is queued: the session may be renewed in between.
      sessionId = session.current()?.id
      return fetchJson(schema, url, { method, body, signal: limits.signal, sessionId, timeoutMs })
    }
    const sendInTurn = () => rateLimiter.run(priority, async () => send(), limits)
    try {
      return await sendInTurn()
    } catch (error) {
      if (!isSessionError(error)) throw error
      const hasSession = await session.report(error, sessionId)
      if (!hasSession || method !== 'GET') throw error
    }
    return sendInTurn()
  }
}

/** The browser's `fetch`, as far as it is used here. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>

export type FetchDeps = { fetch: Fetch; clock: Clock; isOnline: () => boolean }

export type FetchOptions = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Cancels a read. A write has none: once sent it is never aborted. */
  signal?: AbortSignal | undefined
  /** The session this goes out under. */
  sessionId?: string | undefined
  /** How long to wait for the whole answer, ms; 45 s by default. The gateway itself gives up on Tallyfy after 30 s. */
  timeoutMs?: number | undefined
}

/**
 * One call and its answer, checked by the schema (undefined for an empty answer). Throws ApiError, or the signal's
 * reason when a read was cancelled.
 */
export type FetchJson = <T>(schema: z.ZodMiniType<T>, url: string, options: FetchOptions) => Promise<T>

const defaultTimeoutMs = 45_000

/** The one place that touches the network. */
export function createFetchJson({ fetch, clock, isOnline }: FetchDeps): FetchJson {
  async function send(url: string, options: FetchOptions): Promise<{ response: Response; text: string }> {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (options.sessionId !== undefined) headers['X-Guestlist-Session'] = options.sessionId
    if (options.method !== 'GET') headers['Content-Type'] = 'application/json'
    const response = await fetch(url, {
      method: options.method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
      cache: 'no-store',
      redirect: 'error',
    })
    return { response, text: await response.text() }
  }

  return async (schema, url, options) => {
    const answer = await withTimeout(clock, options.timeoutMs ?? defaultTimeoutMs, send(url, options)).catch(
      (error: unknown) => {
        options.signal?.throwIfAborted()
        // What fetch throws when a call fails on the way; anything else is a fault of this code.
        if (error instanceof TypeError || error instanceof DOMException) return null
        throw error
      },
    )
    if (answer === null) throw ownError(isOnline() ? 'no-answer' : 'offline')
    const { response, text } = answer
    const body = parseJson(text)
    if (!response.ok) throw toApiError(response, body.parsed, clock.now())
    const checked = body.isJson ? schema.safeParse(body.parsed) : null
    if (!checked?.success) throw ownError('unreadable-answer', { status: response.status })
    return checked.data
  }
}

/** An empty text is undefined, and so is one that is not JSON. */
function parseJson(text: string): { isJson: boolean; parsed: unknown } {
  if (text.trim() === '') return { isJson: true, parsed: undefined }
  try {
    const parsed: unknown = JSON.parse(text)
    return { isJson: true, parsed }
  } catch {
    return { isJson: false, parsed: undefined }
  }
}

/** Null when `work` takes longer. It is not aborted: a write that was sent may still be carried out. */
function withTimeout<T>(clock: Clock, timeoutMs: number, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.later(() => resolve(null), timeoutMs)
    void work.then(resolve, reject).finally(cancel)
  })
}
