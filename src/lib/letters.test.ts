import { assert, property, string } from 'fast-check'
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
  assert(
    property(anyText, string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 2 }), (text, word) => {
      const bits = lettersOf(word)
      if (isToldByLetters(word)) expect((lettersOf(text) & bits) === bits).toBe(text.includes(word))
    }),
  )
})
