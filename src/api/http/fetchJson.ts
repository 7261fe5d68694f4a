import type * as z from 'zod/mini'
import { ApiError, unreadable } from './apiError.ts'
import { errorAnswer } from './errorBody.ts'
import { parseJson } from './parseJson.ts'

export type Exchange = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | undefined
  /** Sent as JSON. */
  body?: unknown
  /** Cancels a read. A write has none: once sent it is never aborted. */
  signal?: AbortSignal | undefined
  /** The session this goes out under. */
  sessionId?: string | undefined
  /** How long to wait for the whole answer, in ms. The gateway itself gives up on Tallyfy after 30 s. */
  patience?: number | undefined
}

const defaultPatience = 45_000

/**
 * The one place that touches the network: one call, one answer, checked by `schema` (undefined for an empty answer).
 * Throws ApiError, or the signal's reason when a read was cancelled.
 */
export async function exchange<T>(schema: z.ZodMiniType<T>, path: string, call: Exchange): Promise<T> {
  const { response, text } = await answerOf(path, call)
  if (!response.ok) throw errorAnswer(response, await parseJson(text).catch(() => undefined), Date.now())
  const body: unknown = await parseJson(text).catch(() => {
    throw unreadable(response.status)
  })
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw unreadable(response.status)
  return parsed.data
}

async function answerOf(path: string, call: Exchange): Promise<{ response: Response; text: string }> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (call.sessionId !== undefined) headers['X-Guestlist-Session'] = call.sessionId
  if (call.method !== undefined && call.method !== 'GET') headers['Content-Type'] = 'application/json'
  const sending = fetch(path, {
    method: call.method ?? 'GET',
    headers,
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
    cache: 'no-store',
    redirect: 'error',
  })
  try {
    return await within(
      call.patience ?? defaultPatience,
      sending.then(async (response) => ({ response, text: await response.text() })),
    )
  } catch {
    call.signal?.throwIfAborted()
    throw noAnswer()
  }
}

function noAnswer(): ApiError {
  if (typeof navigator !== 'undefined' && !navigator.onLine) {
    return new ApiError({
      status: 0,
      code: 'OFFLINE',
      message: 'You are offline. Try again when the connection is back.',
      source: 'browser',
    })
  }
  return new ApiError({
    status: 0,
    code: 'UNANSWERED',
    message: 'No answer came. Check the connection and try again.',
    source: 'browser',
  })
}

/** Stops waiting without aborting: a write that was sent may still be carried out, and a read decides. */
async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
