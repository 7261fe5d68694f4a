import { IconSearch, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button } from './Button.tsx'
import { isComposing } from './isComposing.ts'
import { useMessages } from './MessagesProvider.tsx'
import classes from './SearchInput.module.css'

type SearchInputProps = {
  label: string
  placeholder: string
  text: string
  onType: (text: string) => void
}

/** A search field; Esc and a button empty it. */
export function SearchInput({ label, placeholder, text, onType }: SearchInputProps) {
  const m = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onType('')
    input.current?.focus()
  }
  return (
    <div className={classes.box}>
      <IconSearch size="1rem" className={classes.icon} aria-hidden="true" />
      <input
        ref={input}
        // Not type search: Chromium clears that on Esc by itself, also while an input method composes.
        role="searchbox"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder}
        className={classes.input}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== 'Escape' || text === '') return
          event.preventDefault()
          clear()
        }}
      />
      {text !== '' && (
        <Button variant="icon" className={classes.clear} aria-label={m.guests.clearSearch} onClick={clear}>
          <IconX size="1rem" aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}
