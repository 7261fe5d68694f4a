import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './parseJson.ts'

const filler = 'x'.repeat(2_000_001)

test('an empty body is no value', async () => expect(await parseJson(' \n')).toBeUndefined())

test('a long body is what JSON.parse makes of it, whatever it holds', async () => {
  const body = fc.record({
    data: fc.array(fc.jsonValue()),
    meta: fc.jsonValue(),
    ['a "key"']: fc.jsonValue(),
  })
  const written = fc.tuple(body, fc.constantFrom(0, 1, '\t'), fc.boolean())
  await fc.assert(
    fc.asyncProperty(written, async ([value, space, fillerFirst]) => {
      const whole = fillerFirst ? { filler, ...value } : { ...value, filler }
      const text = JSON.stringify(whole, null, space)
      expect(await parseJson(text)).toEqual(JSON.parse(text))
    }),
    { numRuns: 60 },
  )
})

test('many rows come in their order', async () => {
  const rows = Array.from({ length: 4000 }, (_, id) => ({
    id,
    name: `"]},\\${id}\\"`,
    pad: 'é'.repeat(500),
    list: [[], {}],
  }))
  expect(await parseJson(JSON.stringify({ data: rows, meta: { total: 4000 } }))).toEqual({
    data: rows,
    meta: { total: 4000 },
  })
})

// By number: a title with two million characters helps nobody.
const broken = [
  `{"data":[{"a":"${filler}"}`,
  `{"data":[{"a":"${filler}"},]}`,
  `{"data":[{"a":"${filler}"}]`,
  `{"data":[{"a":"${filler}"}]} and more`,
  `{"data":[{"a":"${filler}"}] "meta":1}`,
  `{"data":[{"a":"${filler}`,
  `{"data":[{"a":"${filler}"] }`,
  `{"data":["${filler}", nonsense]}`,
  `<html>${filler}</html>`,
]

test.each([...broken.keys()])('broken long body %i is an error', async (number) => {
  const failure = await parseJson(broken[number] ?? '{}').catch((error: unknown) => error)
  expect(failure instanceof SyntaxError).toBe(true)
})

test('a long body of another form is parsed too', async () => {
  expect(await parseJson(JSON.stringify([filler]))).toEqual([filler])
  expect(await parseJson(JSON.stringify({ data: { filler } }))).toEqual({ data: { filler } })
})
