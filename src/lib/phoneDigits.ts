const notDigits = /[^\d+]+/g
const notOfPhones = /[^\d\s().+/\-\u2010-\u2015]/
const startOfPhone = /^[+\d(]/

/** From this many digits on a number is complete enough to be compared without the zeros that start it. */
const minDigits = 7

/** A phone number as it is searched: `+33 (0)6 34 34` becomes `+3363434`. What is not only a number stays beside it. */
export function phoneText(phone: string): string {
  if (phone === '') return ''
  const digits = digitsOf(phone)
  return notOfPhones.test(phone) ? `${phone}\n${digits}` : digits
}

/** The digits, and the plus; without the zero in brackets, which is dialled only inside a country. */
function digitsOf(phone: string): string {
  return (phone.includes('(0)') ? phone.replace('(0)', '') : phone).replace(notDigits, '')
}

/**
 * What else to look for when a word of a query may be a phone number: its digits alone, and without the zeros that
 * start it, which stand in place of a country's code. Empty for other words.
 */
export function phoneSpellings(word: string): readonly string[] {
  if (!startOfPhone.test(word) || notOfPhones.test(word)) return []
  const digits = digitsOf(word)
  const significant = digits.length < minDigits ? digits : digits.replace(/^\+?0+/u, '')
  return [...new Set([digits, significant])].filter((text) => text !== word && /\d/u.test(text))
}
