import { breather } from '#src/browser/yieldToMain.ts'

/** Above this many characters (some 2 000 guests, 20 ms of JSON.parse) a body is parsed in slices. */
const longBody = 2_000_000
const slice = 250_000

/**
 * JSON.parse that never holds the page up: in a long body of the form `{…, "data": [ … ], …}` the elements of `data`
 * are parsed a slice at a time. An empty body is undefined. Throws SyntaxError.
 */
export async function parseJson(text: string): Promise<unknown> {
  if (text.trim() === '') return undefined
  const isLong = text.length > longBody && /^\s*\{/.test(text)
  const parsed: unknown = isLong ? await parseLongObject(text) : JSON.parse(text)
  return parsed
}

async function parseLongObject(text: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  let at = skipSpace(text, text.indexOf('{') + 1)
  for (;;) {
    const keyEnd = endOfString(text, at)
    const key = String(JSON.parse(text.slice(at, keyEnd)))
    at = skipSpace(text, expect(text, skipSpace(text, keyEnd), ':'))
    const isList = key === 'data' && text[at] === '['
    const value = isList ? await parseLongList(text, at) : parseValue(text, at)
    found[key] = value.parsed
    at = skipSpace(text, value.end)
    if (text[at] === '}') break
    at = skipSpace(text, expect(text, at, ','))
  }
  if (skipSpace(text, at + 1) !== text.length) throw new SyntaxError('Text after the JSON object')
  return found
}

/** A value and the place just after it. */
type Parsed = { parsed: unknown; end: number }

function parseValue(text: string, at: number): Parsed {
  const end = endOfValue(text, at)
  return { parsed: JSON.parse(text.slice(at, end)), end }
}

async function parseLongList(text: string, opening: number): Promise<Parsed> {
  const breathe = breather()
  const elements: unknown[] = []
  let from = skipSpace(text, opening + 1)
  if (text[from] === ']') return { parsed: elements, end: from + 1 }
  for (let at = from; ; at = skipSpace(text, at + 1)) {
    at = skipSpace(text, endOfValue(text, at))
    const isLast = text[at] === ']'
    if (!isLast) expect(text, at, ',')
    if (!isLast && at - from < slice) continue
    const batch: unknown = JSON.parse(`[${text.slice(from, at)}]`)
    if (Array.isArray(batch)) for (const element of batch) elements.push(element)
    if (isLast) return { parsed: elements, end: at + 1 }
    from = at + 1
    await breathe()
  }
}

/** Where the value that begins at `at` ends. Finds brackets and strings only; JSON.parse then checks what is between. */
function endOfValue(text: string, at: number): number {
  let depth = 0
  for (let index = at; index < text.length; index++) {
    const character = text[index]
    const closes = character === '}' || character === ']'
    if (depth === 0 && (closes || character === ',')) {
      if (index > at) return index
      throw new SyntaxError('Expected a value in JSON')
    }
    if (character === '"') index = endOfString(text, index) - 1
    else if (character === '{' || character === '[') depth++
    else if (closes) depth--
    if (depth === 0 && (closes || character === '"')) return index + 1
  }
  throw new SyntaxError('Unexpected end of JSON input')
}

function endOfString(text: string, at: number): number {
  expect(text, at, '"')
  let quote = text.indexOf('"', at + 1)
  while (quote !== -1) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote + 1
    quote = text.indexOf('"', quote + 1)
  }
  throw new SyntaxError('Unexpected end of JSON input')
}

function skipSpace(text: string, at: number): number {
  let index = at
  while (text[index] === ' ' || text[index] === '\n' || text[index] === '\r' || text[index] === '\t') index++
  return index
}

function expect(text: string, at: number, character: string): number {
  if (text[at] !== character) throw new SyntaxError(`Expected ${character} in JSON`)
  return at + 1
}
