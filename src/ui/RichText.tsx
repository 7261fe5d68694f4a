import { Fragment } from 'react'
import type { RichText as RichTextData } from '#src/lib/messages/richText.ts'

/**
 * A text of the catalogue, its names isolated: they keep their own direction and are not translated by the browser.
 * A plain string is drawn as it is.
 */
export function RichText({ text }: { text: RichTextData | string }) {
  if (typeof text === 'string') return text
  // The parts have no identity of their own, and the text is replaced as a whole.
  return text.map((part, index) =>
    typeof part === 'string' ? (
      <Fragment key={`text ${index}`}>{part}</Fragment>
    ) : (
      <bdi key={`name ${index}`} translate="no">
        {part.name}
      </bdi>
    ),
  )
}
