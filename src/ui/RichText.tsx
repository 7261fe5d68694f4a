import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'

/**
 * A text of the catalogue, its names isolated: they keep their own direction and are not translated by the browser. What
 * Tallyfy said is a quotation. A plain string is drawn as it is.
 */
export function RichText({ text }: { text: RichTextData | string }) {
  if (typeof text === 'string') return text
  // The parts have no identity of their own, and the text is replaced as a whole.
  return text.map((part, index) => <Part key={`part ${index}`} part={part} />)
}

function Part({ part }: { part: RichTextData[number] }) {
  if (typeof part === 'string') return part
  if ('quote' in part) return <q dir="auto">{part.quote}</q>
  return <bdi translate="no">{part.name}</bdi>
}
