import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { phoneText } from './phoneDigits.ts'
import { textMatcher } from './textMatcher.ts'

const text = `${fold('Zoë Kim\nzoe@x.example\nÉbène')}\n${phoneText('+33 (0)6 34 34 34 34')}`

test.each([
  ['', true],
  ['zoe ebene', true],
  ['kim, ZOË', true],
  ['zoe lee', false],
  ['0634343434', true],
  ['0699999999', false],
  ['Zoë <zoe@x.example>', true],
  ['ana@x.example; Zoë <ZOE@x.example>', true],
  ['ana@x.example bob@x.example zoe@x.example', true],
  ['ana@x.example\nbob@x.example', false],
])('the query %j finds the text: %s', (query, isFound) => {
  expect(textMatcher(query)(text)).toBe(isFound)
})
