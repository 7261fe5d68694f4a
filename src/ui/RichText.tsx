import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'

/**
 * A text of the catalogue, its names isolated: they keep their own direction and are not translated by the browser. What
 * Tallyfy said is a quotation. Each part has an element of its own: translation by the browser replaces bare texts, which
 * React then could neither change nor remove.
 */
export function RichText({ text }: { text: RichTextData | string }) {
  if (typeof text === 'string') return <span>{text}</span>
  // The parts have no identity of their own, and the text is replaced as a whole.
  return text.map((part, index) => <Part key={`part ${index}`} part={part} />)
}

function Part({ part }: { part: RichTextData[number] }) {
  if (typeof part === 'string') return <span>{part}</span>
  if ('quote' in part) return <q dir="auto">{part.quote}</q>
  return <bdi translate="no">{part.name}</bdi>
}
