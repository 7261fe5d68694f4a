import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerTo, Refusal } from './answers.ts'
import { makeNonce, secure } from './securityHeaders.ts'

/**
 * Answers what Node's parser could not read as HTTP, before any handler: with the same headers and the same kind of
 * body as every other refusal. A listener for `clientError`.
 */
export function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { code, message } = new Refusal('BAD_REQUEST', 'The request cannot be read.')
  const body = JSON.stringify({ error: true, code, message })
  const { headers } = secure(answerTo(new Refusal(code, message)), makeNonce())
  const status = statusOf(error.code)
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
