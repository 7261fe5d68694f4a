import { emailsIn } from './emailsIn.ts'
import { fold, wordsOf } from './fold.ts'
import { phoneSpellings } from './phoneDigits.ts'

/**
 * Returns whether a folded text is found by a query: it has every word of it, a phone number in any of its spellings. A
 * list of emails, as it is pasted, finds each text that has one of them.
 */
export function textMatcher(query: string): (text: string) => boolean {
  const emails = emailsIn(query).map(fold)
  if (emails.length > 1) return (text) => emails.some((email) => text.includes(email))
  const words = wordsOf(query).map((word) => [word, ...phoneSpellings(word)])
  return (text) => words.every((spellings) => spellings.some((spelling) => text.includes(spelling)))
}
