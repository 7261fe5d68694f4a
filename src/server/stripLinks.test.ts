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

  test('a body that breaks off inside a link shows nothing of it', () => {
    expect(strip('{"a":1,"link":"https://go.example/sec')).toBe('{"a":1')
    expect(strip('{"a":1,"link":')).toBe('{"a":1')
  })

  test('any JSON comes out the same but for its links', () => {
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

test('JSON is known by its beginning, not by its type', async () => {
  expect(looksLikeJson(Buffer.from('  \n{"a":1}'))).toBe(true)
  expect(looksLikeJson(Buffer.from('\ufeff[1]'))).toBe(true)
  expect(looksLikeJson(Buffer.from('<!doctype html>'))).toBe(false)
  expect(looksLikeJson(Buffer.from(''))).toBe(false)
  expect(looksLikeJson(await readFile('package.json'))).toBe(true)
})
