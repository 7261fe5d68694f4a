import { array, assert, double, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { countFitting, lineCount, textWidth } from './textWidth.ts'

const names = ['Ana Ferreira', 'Bob Stone', 'Cara Diaz']

test.each([
  [1, 1],
  [textWidth('Ana Ferreira, Bob Stone') + 2, 2],
  [textWidth('Ana Ferreira, Bob Stone') + 1.9, 1],
  [textWidth('Ana Ferreira, Bob Stone, Cara Diaz'), 3],
])('in %d em, %i names fit with the number of the others', (width, count) => {
  expect(countFitting(names, width, 2)).toBe(count)
})

test('more room never shows fewer, at least one is shown, and what is shown has its room', () => {
  assert(
    property(
      array(string({ maxLength: 12 }), { maxLength: 6 }),
      double({ min: 0, max: 60, noNaN: true }),
      (texts, width) => {
        const count = countFitting(texts, width, 2)
        expect(count).toBeGreaterThanOrEqual(Math.min(1, texts.length))
        expect(countFitting(texts, width + 1, 2)).toBeGreaterThanOrEqual(count)
        const used = textWidth(texts.slice(0, count).join(', ')) + (count < texts.length ? 2 : 0)
        if (count > 1) expect(used).toBeLessThanOrEqual(width + 1e-9)
      },
    ),
  )
})

test.each([
  ['Unknown member #5678', 50, 1],
  ['Unknown member #5678', textWidth('Unknown member'), 2],
  ['Unknown member #5678', textWidth('Unknown'), 3],
])('%s in %d em takes %i lines', (text, width, count) => {
  expect(lineCount(text, width)).toBe(count)
})

test('wide scripts take more room, marks and dots little', () => {
  expect(textWidth('田中')).toBeGreaterThan(textWidth('ab'))
  expect(textWidth('i.')).toBeLessThan(textWidth('MW'))
})
