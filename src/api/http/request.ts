import type * as z from 'zod/mini'
import { isSessionError } from './apiError.ts'
import { exchange } from './fetchJson.ts'
import { isPage, pace, type PaceKind } from './rateLimiter.ts'
import { sessionGate } from '#src/api/session/sessionGate.ts'
import { tabSession } from '#src/api/session/tabSession.ts'

export type RequestOptions = {
  /** GET by default. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Cancels a read. Never given with a write: once sent it is not aborted. */
  signal?: AbortSignal | undefined
  /** Whose call it is; `own` by default. */
  pace?: PaceKind
  /** Called when the call waits because the server asked everybody to; `until` is epoch ms. For a countdown. */
  onHold?: ((until: number) => void) | undefined
  /** The longest such wait, ms; 60 s by default. A longer one is refused with a 429 ApiError at once. */
  maxWait?: number | undefined
  /** Asked when the call leaves, which may be later than when it was made; what it throws is thrown instead. */
  guard?: (() => void) | undefined
  /** False: a 429 is about what this call does, not about the pace. */
  slowsAll?: boolean
}

/** A page of a list may be many MB on a slow line. */
const listPatience = 120_000

/**
 * One call to Tallyfy's API through the gateway; `path` as Tallyfy has it, e.g. `/organizations/o1/guests`.
 * Returns the body as `schema` has it (undefined for an empty body). Throws ApiError, or the signal's reason when
 * cancelled. Never repeats a write; a read goes out once more when another tab renewed the session meanwhile.
 */
export async function request<T>(
  schema: z.ZodMiniType<T>,
  path: string,
  init: RequestOptions = {},
): Promise<T> {
  const sentAs = { id: tabSession.get()?.id }
  try {
    return await paced(schema, path, init, sentAs)
  } catch (error) {
    if (!isSessionError(error)) throw error
    const renewed = await sessionGate.report(error, sentAs.id)
    const isRead = init.method === undefined || init.method === 'GET'
    if (!renewed || !isRead) throw error
  }
  return paced(schema, path, init, sentAs)
}

function paced<T>(
  schema: z.ZodMiniType<T>,
  path: string,
  init: RequestOptions,
  sentAs: { id: string | undefined },
): Promise<T> {
  const { pace: kind = 'own', method, body, signal, onHold, maxWait, guard, slowsAll } = init
  const patience = isPage(kind) ? listPatience : undefined
  const send = async () => {
    guard?.()
    // Taken when the call leaves, not when it queued: the session may be renewed in between.
    sentAs.id = tabSession.get()?.id
    return exchange(schema, `/api${path}`, { method, body, signal, sessionId: sentAs.id, patience })
  }
  return pace.run(kind, send, { signal, onHold, maxWait, slowsAll })
}
