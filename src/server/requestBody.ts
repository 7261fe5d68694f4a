import { GatewayError } from './gatewayError.ts'
import { messages } from './messages.ts'

/** The largest documented body is a list of member ids; 64 KiB hold about 8 000. */
const maxKiB = 64
const maxBytes = maxKiB * 1024

/**
 * Reads the whole JSON text of a request.
 * @throws GatewayError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or BAD_REQUEST
 */
export async function readJsonText(request: Request): Promise<string> {
  const type = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', messages.bodyMustBeJson())
  }
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge()
  const text = await readText(request)
  try {
    JSON.parse(text)
  } catch {
    throw new GatewayError('BAD_REQUEST', messages.bodyInvalid())
  }
  return text
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > maxBytes) throw tooLarge()
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size))
  } catch (error) {
    if (error instanceof GatewayError) throw error
    throw new GatewayError('BAD_REQUEST', messages.bodyUnreadable())
  }
}

function tooLarge(): GatewayError {
  return new GatewayError('PAYLOAD_TOO_LARGE', messages.bodyTooLarge(maxKiB))
}
