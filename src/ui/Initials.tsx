import classes from './Initials.module.css'

type InitialsProps = {
  /** The name or email that the initials come from. */
  name: string
  /** Diameter, px at the usual font size: it grows with the text; without it 28. */
  size?: number
}

/** A disc with one or two initials. Pictures are never loaded. Hidden from screen readers. */
export function Initials({ name, size }: InitialsProps) {
  return (
    <span
      className={classes.disc}
      style={size === undefined ? undefined : { '--size': size / 16 }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  )
}

/** The first characters of the first and last word, in upper case; of an email only one; '?' when there is none. */
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

/** The first letter with its combining marks, or digit; '' when there is none. */
function firstLetter(word: string): string {
  return /\p{L}\p{M}*|\p{N}/u.exec(word)?.[0] ?? ''
}
