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
import { Button } from '#src/ui/Button.tsx'
import { isComposing } from '#src/ui/isComposing.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import field from '#src/ui/SearchInput.module.css'
import classes from './SearchBox.module.css'

type SearchBoxProps = {
  /** The present query, from the user, a link or Back. */
  text: string
  onType: (text: string) => void
  /** The search lost the focus: what was typed must not wait any longer. */
  onLeave: () => void
  /** ↓ was pressed: to the first row. */
  onDown: () => void
  /** Several emails were pasted: the input would join their lines. */
  onPasteEmails: (emails: string[]) => void
  ref: Ref<SearchBoxHandle>
}

export type SearchBoxHandle = {
  focus: () => void
  /** Whether it has the focus still, and nothing was typed since `focus`. */
  isUntouched: () => boolean
}

/** The search. An uncontrolled input: the browser draws each character before React renders, so typing never waits. */
export function SearchBox({ text, onType, onLeave, onDown, onPasteEmails, ref }: SearchBoxProps) {
  const m = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const touched = useRef(false)
  useImperativeHandle(ref, () => ({
    focus: () => {
      touched.current = false
      input.current?.focus()
    },
    isUntouched: () => !touched.current && document.activeElement === input.current,
  }))
  // What was typed and has not come back as `text` yet. It comes back late, and must not replace newer input.
  const pending = useRef<string[]>([])
  useEffect(() => {
    const place = pending.current.indexOf(text)
    pending.current.splice(0, place + 1)
    if (place >= 0 || !input.current) return
    // Back, a link or *Clear filters* changed the query.
    pending.current = []
    input.current.value = text
  }, [text])
  const report = (value: string) => {
    touched.current = true
    // The present query does not come back, nor does what was pending before it.
    if (value === text) pending.current = []
    else pending.current.push(value)
    onType(value)
  }
  const leave = () => {
    pending.current = []
    onLeave()
  }
  const clear = () => {
    if (input.current) input.current.value = ''
    report('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
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
      <IconSearch size="1rem" className={field.icon} aria-hidden="true" />
      <input
        ref={input}
        // Not type search: Chromium clears that on Esc by itself, also while an input method composes.
        role="searchbox"
        enterKeyHint="search"
        aria-label={m.guests.search}
        aria-keyshortcuts="/"
        placeholder={m.guests.searchPlaceholder}
        className={field.input}
        defaultValue={text}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => report(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {text === '' ? (
        <kbd className={classes.key} aria-hidden="true">
          /
        </kbd>
      ) : (
        <Button variant="icon" className={field.clear} aria-label={m.guests.clearSearch} onClick={clear}>
          <IconX size="1rem" aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}
