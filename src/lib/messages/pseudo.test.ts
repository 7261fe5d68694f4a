import { expect, test } from 'vitest'
import { en } from './en.ts'
import { pseudo } from './pseudo.ts'
import { nameOf, plainText } from './richText.ts'

const messages = pseudo(en)

/** Every text of a catalogue that takes no parameters, by its path. */
function textsOf(group: object, path = ''): [path: string, text: string][] {
  return Object.entries(group).flatMap(([key, entry]: [string, unknown]) => {
    if (typeof entry === 'string') return [[`${path}${key}`, entry]]
    return typeof entry === 'object' && entry !== null ? textsOf(entry, `${path}${key}.`) : []
  })
}

test('every text is changed and at least 40 % longer', () => {
  const changed = new Map(textsOf(messages))
  const plain = textsOf(en)
  expect(plain.length).toBeGreaterThan(150)
  for (const [path, text] of plain) {
    const words = text.match(/[A-Za-z]+/gu) ?? []
    const now = changed.get(path) ?? ''
    expect(now, path).not.toMatch(/[A-Za-z]/u)
    expect(now.length, path).toBeGreaterThanOrEqual(text.length + words.join('').length * 0.4)
  }
})

test('functions keep their parameters as they are, and change the words around them', () => {
  expect(messages.guests.select('Bob Stone')).toMatch(/^Şḗŀḗƈŧ~+ Bob Stone$/u)
  expect(messages.common.guestCount(2412)).toMatch(/^2,412 ɠŭḗşŧş~+$/u)
  const changed = messages.drawer.changedElsewhere({ add: ['Bob Stone'], remove: ['Cara Diaz'] })
  expect(changed).toContainEqual(nameOf('Bob Stone'))
  expect(plainText(changed)).toMatch(/ \+Bob Stone −Cara Diaz\.$/u)
  expect(plainText(messages.common.names(['Bob', 'Cara']))).toMatch(/^Bob ȧƞḓ~+ Cara$/u)
})
