// A made-up language, derived from a real catalogue: accented and 40 % longer. Whatever stays plain English on
// screen does not come from the catalogue, and what does not fit will not fit in German either.

const accented = new Map(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    'ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ'[index] ?? letter,
  ]),
)

// Around the number of a parameter's text, which must stay as it is. Private to this file: no font, no text has them.
const open = '\uE000'
const close = '\uE001'

/** A catalogue in pseudo-language. Texts that are given as parameters, such as names, are untouched. */
export function pseudo<Texts extends object>(messages: Texts): Texts {
  return new Proxy(messages, { get: (group, key) => translateEntry(Reflect.get(group, key)) })
}

/** A text, a group of entries, or a function that makes a text. */
function translateEntry(entry: unknown): unknown {
  if (typeof entry === 'function') {
    return new Proxy(entry, {
      apply: (makeText, self, parameters: readonly unknown[]) => {
        const kept: string[] = []
        const result: unknown = Reflect.apply(
          makeText,
          self,
          parameters.map((value) => hide(value, kept)),
        )
        return translateText(result, kept)
      },
    })
  }
  if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
    return new Proxy(entry, { get: (group, key) => translateEntry(Reflect.get(group, key)) })
  }
  return translateText(entry, [])
}

/** The parameter with each text in it replaced by its number among `kept`. */
function hide(value: unknown, kept: string[]): unknown {
  if (typeof value === 'string') return `${open}${kept.push(value) - 1}${close}`
  if (Array.isArray(value)) return value.map((item) => hide(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hide(item, kept)]))
}

/** A text, a rich text or a list of entries, with what was hidden back in its place. Other values stay. */
function translateText(text: unknown, kept: readonly string[]): unknown {
  if (typeof text === 'string') return restore(lengthen(text), kept)
  if (Array.isArray(text)) return text.map((part) => translateText(part, kept))
  if (typeof text !== 'object' || text === null) return text
  if ('quote' in text) return { quote: restore(String(text.quote), kept) }
  return 'name' in text ? { name: restore(String(text.name), kept) } : translateEntry(text)
}

function restore(text: string, kept: readonly string[]): string {
  return text.replaceAll(/\uE000(\d+)\uE001/gu, (_mark, number) => kept[Number(number)] ?? '')
}

function lengthen(text: string): string {
  return text.replaceAll(/[A-Za-z]+/gu, (word) => {
    const letters = Array.from(word, (letter) => accented.get(letter) ?? letter).join('')
    return letters + '~'.repeat(Math.ceil(word.length * 0.4))
  })
}
