import { createElement, Fragment } from 'react'

// Unicode's own marks for a run of unknown direction.
const open = '\u2068'
const close = '\u2069'
const marked = /\u2068([^\u2069]*)\u2069/u

/** Marks a name from outside within a text, for `Sentence` to set apart: its letters may run the other way. */
export function markName(name: string): string {
  return `${open}${name}${close}`
}

/** A text whose marked names stand in `<bdi>`; the marks themselves are gone. */
export function Sentence({ text }: { text: string }) {
  // Every second part is a name: that is how split hands out what it captured.
  const parts = text
    .split(marked)
    .map((part, index) => (index % 2 === 1 ? createElement('bdi', null, part) : part))
  return createElement(Fragment, null, ...parts)
}
