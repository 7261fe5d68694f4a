import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import classes from './KeyHelp.module.css'

const keys: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'Search'],
  ['↓', 'From the search to the first guest'],
  ['↑ ↓', 'Previous and next guest in the list'],
  ['Home End', 'First and last guest in the list'],
  ['Enter', 'Open the guest'],
  ['Space', 'Select the guest'],
  ['Shift ↑ ↓', 'Select a range'],
  ['Ctrl/⌘ Enter', 'Save changes in the drawer'],
  ['Esc', 'Close'],
  ['?', 'This list of keys'],
]

/** The list of keys. The browser's own dialog: it traps the focus, closes on Esc and gives the focus back. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={title} onClose={onClose}>
      <div className={classes.content}>
        <h2 id={title}>Keyboard</h2>
        <button type="button" className={classes.close} aria-label="Close" onClick={close}>
          <IconX size={17} aria-hidden="true" />
        </button>
        <dl className={classes.keys}>
          {keys.map(([combination, does]) => (
            <div key={combination}>
              <dt>
                {combination.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  )
}
