import { assert, constantFrom, array, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cleanToken } from './cleanToken.ts'

const pasted = [
  'tok',
  ' tok ',
  'Bearer tok',
  'bearer   tok',
  'Authorization: Bearer tok',
  '"tok"',
  '“tok”',
  "'Bearer tok'",
  'Bearer "tok"',
  '`tok`\n',
  '\u200Btok',
  'tok\u200B',
  '\uFEFFBearer tok\u200B\r\n',
  '\r\ntok\r\n',
  '\u00A0tok\u2028',
  '\u2060tok\u00AD',
]

test.each(pasted)('%j is the token tok', (text) => {
  expect(cleanToken(text)).toBe('tok')
})

test('what is inside a token stays', () => {
  expect(cleanToken('two words')).toBe('two words')
  expect(cleanToken("a'b.c-d_e=")).toBe("a'b.c-d_e=")
  expect(cleanToken('bearer')).toBe('bearer')
  expect(cleanToken(' \u200B ')).toBe('')
})

test('a cleaned token is clean', () => {
  const parts = constantFrom('Bearer ', '"', '\u200B', '\n', ' ', 'a', 'Authorization:')
  assert(
    property(array(parts), string(), (around, token) => {
      const cleaned = cleanToken([...around, token, ...around].join(''))
      expect(cleanToken(cleaned)).toBe(cleaned)
    }),
  )
})
