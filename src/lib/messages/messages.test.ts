import { expect, test } from 'vitest'
import { en } from './en.ts'
import { nameOf, plainText, rich } from './richText.ts'

test('a rich text keeps names apart from the words around them, nested ones too', () => {
  const inner = rich`${nameOf('Bob Stone')} and ${nameOf('Cara Diaz')}`
  expect(rich`Saved. ${inner} added.`).toEqual([
    'Saved. ',
    { name: 'Bob Stone' },
    ' and ',
    { name: 'Cara Diaz' },
    ' added.',
  ])
  expect(plainText(rich`Saved. ${inner} added.`)).toBe('Saved. Bob Stone and Cara Diaz added.')
  expect(rich`${'only'}`).toEqual(['only'])
})

test('names are listed by the language; of more than five the rest is counted', () => {
  expect(en.common.names([])).toEqual([])
  expect(en.common.names(['Bob Stone'])).toEqual([nameOf('Bob Stone')])
  expect(plainText(en.common.names(['A', 'B', 'C', 'D', 'E']))).toBe('A, B, C, D, and E')
  const six = en.common.names(['A', 'B', 'C', 'D', 'E', 'F'])
  expect(plainText(six)).toBe('A, B, C, D, and 2 more')
  expect(six).not.toContainEqual(nameOf('2 more'))
})

test('numbers and plurals follow the language', () => {
  expect(en.common.guestCount(1)).toBe('1 guest')
  expect(en.common.guestCount(2412)).toBe('2,412 guests')
  expect(en.drawer.emptyList(3)).toBe('Tallyfy returned an empty list. It had 3 members before.')
})

const saved = (add: readonly string[], remove: readonly string[]) =>
  plainText(en.changes.saved({ add, remove }, 'Eun-ji Kim'))
const overwritten = (add: readonly string[], remove: readonly string[]) =>
  plainText(en.changes.overwritten({ add, remove }))

test('a change reads as a sentence that names the guest', () => {
  expect(saved([], ['Cara Diaz'])).toBe('Cara Diaz removed from Eun-ji Kim')
  expect(saved(['A', 'B'], [])).toBe('A and B added to Eun-ji Kim')
  expect(saved(['A'], ['B', 'C'])).toBe('A added to Eun-ji Kim, B and C removed')
  expect(plainText(en.drawer.changedElsewhere({ add: ['A', 'B'], remove: ['C'] }))).toBe(
    'Changed by someone else. +A +B −C.',
  )
})

test('an overwritten change says who is gone and who is back', () => {
  expect(overwritten(['Bob'], [])).toBe('Your change was overwritten. Bob is gone.')
  expect(overwritten([], ['A', 'B'])).toBe('Your change was overwritten. A and B are back.')
  expect(overwritten(['Bob'], ['A'])).toBe('Your change was overwritten. Bob is gone, A is back.')
})
