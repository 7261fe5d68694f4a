import { expect, test } from 'vitest'
import { emailsIn } from '#src/lib/emailsIn.ts'
import { fold, foldCompact, wordsOf } from '#src/lib/fold.ts'
import { titleOf } from '#src/lib/guest.ts'
import { oddEmails, oddTexts } from '#src/lib/oddTexts.fixture.ts'
import { hasVisibleText } from '#src/lib/visibleText.ts'
import { createGuestSearch, type GuestFilter } from './guestSearch.ts'
import { indexSamples, sampleGuest, sampleRows } from './guestSamples.fixture.ts'
import { nameColumn } from './guestOrder.ts'

const all: GuestFilter = { query: '', status: 'any', member: null, company: '', view: null }

/** What a search for each text finds among guests with these fields: the texts that do not find their own guest. */
function notFound(guests: readonly ReturnType<typeof sampleGuest>[], texts: readonly string[]): string[] {
  const rows = sampleRows(guests.map((guest) => ({ kind: 'guest', guest })))
  const { index, attention } = indexSamples(rows, { column: nameColumn })
  const search = createGuestSearch()
  return texts.filter((text, nth) => {
    const { hits } = search({ index, attention }, { ...all, query: text })
    return !index.keys.some((email, slot) => hits[slot] === 2 && email === guests[nth]?.email)
  })
}

test('there are as many as the public list of such strings has', () => {
  expect(new Set(oddTexts).size).toBeGreaterThanOrEqual(515)
  expect(new Set(oddEmails).size).toBeGreaterThanOrEqual(78)
})

test('every odd name is folded once, has a title to see, and is found by itself', () => {
  const guests = oddTexts.map((text, nth) => sampleGuest({ email: `g${nth}@x.example`, firstName: text }))
  for (const text of oddTexts) {
    expect(fold(fold(text))).toBe(fold(text))
    expect(foldCompact(text)).toBe(fold(text))
  }
  for (const guest of guests) expect(hasVisibleText(titleOf(guest))).toBe(true)
  // Where nothing of a name can be seen the email stands in for it.
  expect(notFound(guests, oddTexts).filter(hasVisibleText)).toEqual([])
})

test('every odd address survives a link, is found by itself, and is read out of a pasted text', () => {
  for (const email of oddEmails) {
    const url = new URL(`/orgs/o/guests/${encodeURIComponent(email)}`, 'http://127.0.0.1')
    expect(decodeURIComponent(url.pathname.split('/').at(-1) ?? '')).toBe(email)
    expect(wordsOf(email).length).toBeGreaterThan(0)
  }
  expect(
    notFound(
      oddEmails.map((email) => sampleGuest({ email })),
      oddEmails,
    ),
  ).toEqual([])
  const plain = oddEmails.filter((email) => /^[\w.+-]+@[\w.-]+$/u.test(email))
  expect(emailsIn(plain.join('; '))).toEqual(plain)
})
