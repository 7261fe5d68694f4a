import { IconSearch, IconX } from '@tabler/icons-react'
import {
  useEffect,
  useImperativeHandle,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { emailsIn } from '#src/lib/emailsIn.ts'
import classes from './SearchBox.module.css'

type SearchBoxProps = {
  /** What is searched for, whoever said so. */
  text: string
  onType: (text: string) => void
  /** The person is about to go elsewhere. */
  onSettle: () => void
  /** ↓: to the first row. */
  onDown: () => void
  /** Several emails were pasted: an input would join their lines. */
  onPasteEmails: (emails: string[]) => void
  ref: Ref<SearchBoxHandle>
}

export type SearchBoxHandle = {
  focus: () => void
  /** It has the focus still, and nothing was typed since it got it. */
  isUntouched: () => boolean
}

/** The search. The browser draws each letter by itself, before React hears of it: typing never waits for the list. */
export function SearchBox({ text, onType, onSettle, onDown, onPasteEmails, ref }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const touched = useRef(false)
  useImperativeHandle(ref, () => ({
    focus: () => {
      touched.current = false
      input.current?.focus()
    },
    isUntouched: () => !touched.current && document.activeElement === input.current,
  }))
  // What was typed here and has not come back as `text` yet: it comes late, and must not undo later letters.
  const onItsWay = useRef<string[]>([])
  useEffect(() => {
    const place = onItsWay.current.indexOf(text)
    onItsWay.current.splice(0, place + 1)
    if (place >= 0 || !input.current) return
    // Back, a link or *Clear filters* said something else.
    onItsWay.current = []
    input.current.value = text
  }, [text])
  const say = (value: string) => {
    touched.current = true
    // What is searched for already does not come back, nor does what was on its way before it.
    if (value === text) onItsWay.current = []
    else onItsWay.current.push(value)
    onType(value)
  }
  const settle = () => {
    onItsWay.current = []
    onSettle()
  }
  const clear = () => {
    if (input.current) input.current.value = ''
    say('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && event.currentTarget.value !== '') clear()
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const emails = emailsIn(event.clipboardData.getData('text'))
    if (emails.length < 2) return
    event.preventDefault()
    onPasteEmails(emails)
  }
  return (
    <div className={classes.box}>
      <IconSearch size={16} className={classes.icon} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        aria-label="Search guests"
        aria-keyshortcuts="/"
        placeholder="Search name, email, company, member…"
        className={classes.input}
        defaultValue={text}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => say(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {text === '' ? (
        <kbd className={classes.key} aria-hidden="true">
          /
        </kbd>
      ) : (
        <button type="button" className={classes.clear} aria-label="Clear search" onClick={clear}>
          <IconX size={15} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
