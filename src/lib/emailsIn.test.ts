import { expect, test } from 'vitest'
import { emailsIn } from './emailsIn.ts'

test('takes the addresses out of whatever they were pasted with', () => {
  const text = `Eun-ji Kim <eunji.kim@hanok.kr>; chloe+tallyfy@ebene.fr,\n"o'brien@x.co"\t'quoted@x.co' mailto:a%b&c@x.co. EUNJI.KIM@hanok.kr mailto:pia@x.co?subject=Hi%20Pia \u200bmax@x.co\ufeff max@x.co`
  expect(emailsIn(text)).toEqual([
    'eunji.kim@hanok.kr',
    'chloe+tallyfy@ebene.fr',
    "o'brien@x.co",
    'quoted@x.co',
    'a%b&c@x.co',
    'EUNJI.KIM@hanok.kr',
    'pia@x.co',
    'max@x.co',
  ])
})

test('words without an at sign are no addresses', () => expect(emailsIn('Kim hanok @ studio')).toEqual([]))
