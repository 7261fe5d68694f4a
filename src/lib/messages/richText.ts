/** A name from outside (of a guest, a member, a company). It is shown as it is: never translated, its own direction. */
export type Name = { readonly name: string }

/** A text with names in it, as data: draw it with `<RichText>` of `src/ui`, or flatten it with `plainText`. */
export type RichText = readonly (string | Name)[]

/** Marks a text as a name. */
export function nameOf(name: string): Name {
  return { name }
}

/** A sentence with names: rich`Delete ${nameOf(title)}?`. Texts, names and other rich texts can be put in. */
export function rich(
  strings: TemplateStringsArray,
  ...values: readonly (string | Name | RichText)[]
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
  return text.map((part) => (typeof part === 'string' ? part : part.name)).join('')
}

/** `Array.isArray` does not narrow a readonly array. */
function isParts(value: string | Name | RichText): value is RichText {
  return Array.isArray(value)
}
