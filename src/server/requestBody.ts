import { Refusal } from './answers.ts'

/** Bytes: the largest documented body is a list of member ids; 64 KiB hold some 8 000. */
const largestBody = 64 * 1024

/**
 * The JSON text of a request, read whole before anything is sent on.
 * @throws Refusal UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or BAD_REQUEST
 */
export async function readJsonText(request: Request): Promise<string> {
  const type = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'A change must be sent as JSON.')
  if (Number(request.headers.get('Content-Length') ?? 0) > largestBody) throw tooLarge()
  const text = await readText(request)
  try {
    JSON.parse(text)
  } catch {
    throw new Refusal('BAD_REQUEST', 'The body is not valid JSON.')
  }
  return text
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > largestBody) throw tooLarge()
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('BAD_REQUEST', 'The body could not be read.')
  }
}

function tooLarge(): Refusal {
  return new Refusal('PAYLOAD_TOO_LARGE', 'The body is larger than 64 KiB.')
}
