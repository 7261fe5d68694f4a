import { expect, test } from 'vitest'
import { phoneSpellings, phoneText } from './phoneDigits.ts'

test.each([
  ['', ''],
  ['+1 (555) 010-4477', '+15550104477'],
  ['06.34.34.34.34', '0634343434'],
  ['+33 (0)6 34 34 34 34', '+33634343434'],
  ['020 555 ext. 7', '020 555 ext. 7\n0205557'],
  ['ask Ana', 'ask Ana\n'],
])('%s is searched as %s', (phone, text) => expect(phoneText(phone)).toBe(text))

test.each<[word: string, spellings: string[]]>([
  ['5550104477', []],
  ['555-010-4477', ['5550104477']],
  ['(555)010-4477', ['5550104477']],
  ['0634343434', ['634343434']],
  ['0033634343434', ['33634343434']],
  ['+44(0)117', ['+44117']],
  ['0117', []],
  ['pia-555', []],
  ['-', []],
  ['(', []],
])('beside %s it looks for %s', (word, spellings) => expect(phoneSpellings(word)).toEqual(spellings))
