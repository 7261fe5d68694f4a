import { readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeJson, stripLinks } from './stripLinks.ts'

const strip = (text: string) => stripLinks(Buffer.from(text)).toString()

describe('login links', () => {
  test.each([
    ['{"link":"https://x/y","a":1}', '{"a":1}'],
    ['{"a":1,"link":"https://x/y"}', '{"a":1}'],
    ['{"link":"x"}', '{}'],
    ['{ "a" : 1 ,\n "link" : "x" }', '{ "a" : 1 }'],
    ['{"a":1,"link":"x","link":"y"}', '{"a":1}'],
    ['{"link":"x","link":"y"}', '{}'],
    ['{"link":"quoted \\" } , \\\\","b":2}', '{"b":2}'],
    ['{"link":{"url":"x","deep":["}",{"link":"y"}]},"b":2}', '{"b":2}'],
    ['{"link":null,"b":2}', '{"b":2}'],
    ['{"b":2,"link":17}', '{"b":2}'],
    ['{"\\u006cink":"x","l\\u0069\\u006E\\u006b":"y","b":2}', '{"b":2}'],
    ['{"data":[{"link":"x","id":1},{"id":2,"link":"y"}]}', '{"data":[{"id":1},{"id":2}]}'],
  ])('%s becomes %s', (before, after) => {
    expect(strip(before).replace(/\s+\}/, ' }')).toBe(after)
    expect(JSON.parse(strip(before))).toEqual(JSON.parse(after))
  })

  test.each([
    '{"links":{"next":"x"},"linked":1,"Link":2,"nolink":3}',
    '{"a":"link","b":["link"]}',
    '{"say \\"link":1,"note":"\\"link\\":\\"x\\""}',
    '{"id":12345678901234567890,"n":1.0,"é":"\\u00e9"}',
    '[]',
    '',
  ])('%s stays as it is, byte for byte', (json) => {
    expect(strip(json)).toBe(json)
  })

  test('a body that ends inside a link has nothing of the link', () => {
    expect(strip('{"a":1,"link":"https://go.example/sec')).toBe('{"a":1')
    expect(strip('{"a":1,"link":')).toBe('{"a":1')
  })

  test('any JSON is parsed to the same value, without its links', () => {
    const key = fc.oneof(fc.constantFrom('link', 'links', 'a', '"link', '\\'), fc.string())
    const { value } = fc.letrec((again) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.constant(null),
        again('list'),
        again('object'),
      ),
      list: fc.array(again('value'), { maxLength: 4 }),
      object: fc.dictionary(key, again('value'), { maxKeys: 5 }),
    }))
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (json, indent) => {
        const text = JSON.stringify(json, null, indent)
        const expected: unknown = JSON.parse(text, function (name, inner: unknown) {
          return name === 'link' && !Array.isArray(this) ? undefined : inner
        })
        expect(JSON.parse(strip(text))).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

/** JSON as it is written: `text` is a literal with its escapes, a space is white space outside of strings. */
type Written =
  | { kind: 'literal'; text: string }
  | { kind: 'array'; space: string; items: readonly Written[] }
  | { kind: 'object'; space: string; members: readonly { key: string; value: Written }[] }

function toText(json: Written, keepsLinks: boolean): string {
  if (json.kind === 'literal') return json.text
  const { space } = json
  const lines =
    json.kind === 'array'
      ? json.items.map((item) => toText(item, keepsLinks))
      : json.members
          .filter(({ key }) => keepsLinks || JSON.parse(key) !== 'link')
          .map(({ key, value }) => `${key}${space}:${space}${toText(value, keepsLinks)}`)
  const inside = `${space}${lines.join(`${space},${space}`)}${space}`
  return json.kind === 'array' ? `[${inside}]` : `{${inside}}`
}

const tokensOf = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/gu)

const hexCode = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0')

/** A string literal whose characters are written as they are or as escapes, in small or capital hex digits. */
const literalOf = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(2), { minLength: 1 })).map(([characters, ways]) => {
    const written = characters.split('').map((character, at) => {
      const way = ways[at % ways.length] ?? 0
      if (way === 0) return JSON.stringify(character).slice(1, -1)
      return `\\u${way === 1 ? hexCode(character) : hexCode(character).toUpperCase()}`
    })
    return `"${written.join('')}"`
  })

const tricky = fc.constantFrom(
  'link',
  'links',
  '"link":"x"',
  '\\"link":',
  '\\',
  '\\u006cink',
  '{"link":',
  '',
  ',',
)
const literal = fc.oneof(
  literalOf(fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 8 }))),
  fc.constantFrom('12345678901234567890', '-0.10', '1E+2', '1e400', 'true', 'false', 'null'),
)
const space = fc.constantFrom('', ' ', '\n  ', '\t\r\n')
const { written } = fc.letrec<{ written: Written }>((again) => ({
  written: fc.oneof(
    { maxDepth: 4 },
    literal.map((text) => ({ kind: 'literal' as const, text })),
    fc.record({
      kind: fc.constant('array' as const),
      space,
      items: fc.array(again('written'), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('object' as const),
      space,
      members: fc.array(
        fc.record({
          key: literalOf(fc.oneof(fc.constant('link'), tricky, fc.string({ maxLength: 4 }))),
          value: again('written'),
        }),
        { maxLength: 5 },
      ),
    }),
  ),
}))

test('compared with a parse: every token but those of links stays as it was written', () => {
  fc.assert(
    fc.property(written, (json) => {
      const text = toText(json, true)
      const expected = toText(json, false)
      const stripped = strip(text)
      expect(tokensOf(stripped)).toEqual(tokensOf(expected))
      expect(JSON.parse(stripped)).toEqual(JSON.parse(expected))
      if (text === expected) expect(stripped).toBe(text)
    }),
    { numRuns: 3000 },
  )
})

test('JSON is recognized by its first character, not by its type', async () => {
  expect(looksLikeJson(Buffer.from('  \n{"a":1}'))).toBe(true)
  expect(looksLikeJson(Buffer.from('\ufeff[1]'))).toBe(true)
  expect(looksLikeJson(Buffer.from(`${'\n '.repeat(500)}{"a":1}`))).toBe(true)
  expect(looksLikeJson(Buffer.from('<!doctype html>'))).toBe(false)
  expect(looksLikeJson(Buffer.from(''))).toBe(false)
  expect(looksLikeJson(await readFile('package.json'))).toBe(true)
})
