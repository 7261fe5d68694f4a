import type * as z from 'zod/mini'
import { type Endpoint, type EndpointParams, urlOf } from '#src/api/endpoints.ts'
import { type ApiError, isSessionError } from './apiError.ts'
import type { FetchJson } from './fetchJson.ts'
import { isPage, type LimitOptions, type RateLimiter, type RequestPriority } from './rateLimiter.ts'

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
