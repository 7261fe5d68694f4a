import classes from './Initials.module.css'

type InitialsProps = {
  /** The name that the letters are taken from; an email does too. */
  name: string
  /** Diameter in px. */
  size?: number
}

/** A coloured disc with one or two letters, in place of a picture: pictures are never loaded. Decoration only. */
export function Initials({ name, size = 28 }: InitialsProps) {
  return (
    <span
      className={classes.disc}
      data-tone={toneOf(name)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  )
}

const toneCount = 8

/** The same name has the same colour everywhere. */
export function toneOf(name: string): number {
  let hash = 7
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) | 0
  return Math.abs(hash) % toneCount
}

/** The first letters of the first and last word, as people see letters (one emoji is one); '?' when there is none. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@]+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '')
  const first = words[0] ?? '?'
  const last = words.length > 1 && !name.includes('@') ? (words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

function firstLetter(word: string): string {
  return /\p{L}\p{M}*|\p{N}/u.exec(word)?.[0] ?? ''
}
