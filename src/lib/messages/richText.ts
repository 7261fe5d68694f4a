/** A name from outside (of a guest, a member, a company). It is shown as it is: never translated, its own direction. */
export type Name = { readonly name: string }

/** A sentence of Tallyfy, as it came. It is set apart from our own. */
export type Quote = { readonly quote: string }

/** A text with names in it, as data: draw it with `<RichText>` of `src/ui`, or flatten it with `plainText`. */
export type RichText = readonly (string | Name | Quote)[]

/** Marks a text as a name. */
export function nameOf(name: string): Name {
  return { name }
}

/** Marks a text as a sentence of Tallyfy. */
export function quoteOf(quote: string): Quote {
  return { quote }
}

/** A sentence with names: rich`Delete ${nameOf(title)}?`. Texts, names and other rich texts can be put in. */
export function rich(
  strings: TemplateStringsArray,
  ...values: readonly (string | Name | Quote | RichText)[]
): RichText {
  return strings.flatMap((text, index) => {
    const value = values[index]
    const parts = value === undefined ? [] : isParts(value) ? value : [value]
    return [text, ...parts].filter((part) => part !== '')
  })
}

/** The same text without marks, for `aria-label` and `title`. */
export function plainText(text: RichText | string): string {
  if (typeof text === 'string') return text
  return text.map(plainPart).join('')
}

function plainPart(part: RichText[number]): string {
  if (typeof part === 'string') return part
  return 'name' in part ? part.name : `“${part.quote}”`
}

/** `Array.isArray` does not narrow a readonly array. */
function isParts(value: string | Name | Quote | RichText): value is RichText {
  return Array.isArray(value)
}
