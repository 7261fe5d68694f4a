import { ApiError } from '#src/api/http/apiError.ts'

/** What goes wrong with one call; `crash`: a bug of ours throws. What it means for a GET and a PUT: modelNetwork.ts. */
export type Fault =
  | 'none'
  | 'request-lost'
  | 'answer-lost'
  | 'applied-then-500'
  | 'applied-late'
  | '429'
  | '429-for-a-second'
  | '429-for-long'
  | '503'
  | 'wrong-guest'
  | 'truncated'
  | 'malformed'
  | 'absent'
  | 'null'
  | 'stale'
  | '401'
  | '403'
  | '404'
  | 'offline'
  | 'crash'

/** After these the server has done nothing. */
export const rejected: ReadonlySet<Fault> = new Set([
  '429',
  '429-for-a-second',
  '429-for-long',
  '401',
  '403',
  '404',
])

/** A 503, a lost connection and a bug say nothing about the write: sometimes it is carried out. */
export function isCarriedOut(fault: Fault, delay: number): boolean {
  if (fault === '503' || fault === 'offline' || fault === 'crash') return delay % 2 === 1
  return !rejected.has(fault) && fault !== 'request-lost' && fault !== 'applied-late'
}

/** An error of Tallyfy; `retryAfter` in ms. */
export function refusal(status: number, code: string, retryAfter: number | null = null): ApiError {
  return new ApiError({ status, code, source: 'tallyfy', retryAfter })
}

/** What the faults are reported as, where they are errors. */
export const errors: Partial<Record<Fault, ApiError>> = {
  'request-lost': refusal(0, 'no-answer'),
  'answer-lost': refusal(0, 'no-answer'),
  'applied-then-500': refusal(500, 'http-500'),
  'applied-late': refusal(504, 'TALLYFY_TIMEOUT'),
  '429': refusal(429, 'RATE_LIMIT_EXCEEDED'),
  '429-for-a-second': refusal(429, 'RATE_LIMIT_EXCEEDED', 1000),
  '429-for-long': refusal(429, 'RATE_LIMIT_EXCEEDED', 45_000),
  '503': refusal(503, 'http-503'),
  truncated: refusal(200, 'unreadable-answer'),
  '401': refusal(401, 'http-401'),
  '403': refusal(403, 'http-403'),
  '404': refusal(404, 'RESOURCE_NOT_FOUND'),
  offline: refusal(0, 'offline'),
}
