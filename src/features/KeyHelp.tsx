import { Dialog } from '#src/ui/Dialog.tsx'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import classes from './KeyHelp.module.css'

/** The list of keys. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const m = useAllMessages()
  return (
    <Dialog title={m.keys.title} onClose={onClose} width={540}>
      <dl className={classes.keys}>
        {m.keys.list.map(({ keys, action }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
