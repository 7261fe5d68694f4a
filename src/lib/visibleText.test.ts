import { expect, test } from 'vitest'
import { titleOf } from './guest.ts'
import { hasVisibleText } from './visibleText.ts'

const invisible = [
  '',
  ' ',
  '\u00a0\u3000',
  '\u200b',
  '\u200e\u2060',
  '\u00ad',
  '\ufeff',
  '\u3164',
  '\u2800',
  '\ufe0f',
  '\t\n',
]

test.each(invisible)('%j has nothing to see', (text) => {
  expect(hasVisibleText(text)).toBe(false)
  expect(titleOf({ firstName: text, lastName: text, email: 'ann@x.co' })).toBe('ann@x.co')
})

test.each(['a', '-', '.', 'か', '\u200bx', '👍'])('%j can be seen', (text) => {
  expect(hasVisibleText(text)).toBe(true)
  expect(titleOf({ firstName: text, lastName: '', email: 'ann@x.co' })).toBe(text)
})
