import { assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { isToldByLetters, lettersOf } from './letters.ts'

const anyText = string({ unit: 'binary' })

test('a text has all the bits of any word in it', () => {
  assert(
    property(anyText, anyText, anyText, (before, word, after) => {
      const bits = lettersOf(word)
      expect(lettersOf(before + word + after) & bits).toBe(bits)
    }),
  )
})

test('where bits alone tell, they tell the truth', () => {
  const few = string({ unit: constantFrom('a', 'b', 'y', 'z', '1', ' ', 'é') })
  const word = string({ unit: constantFrom('a', 'b', 'y', 'z', '1', 'é'), minLength: 1, maxLength: 2 })
  assert(
    property(few, word, (text, asked) => {
      const bits = lettersOf(asked)
      if (isToldByLetters(asked)) expect((lettersOf(text) & bits) === bits).toBe(text.includes(asked))
    }),
  )
  expect(['a', 'z', 'é', '1', 'ab'].filter(isToldByLetters)).toEqual(['a', 'z'])
})
