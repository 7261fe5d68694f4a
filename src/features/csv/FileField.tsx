import { useRef, useState, type ChangeEvent } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useFileDrop } from '#src/ui/useFileDrop.ts'
import { useAllMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import classes from './FileField.module.css'
import { maxFileBytes } from './readCsvFile.ts'
import type { CsvFailure, useCsvFile } from './useCsvFile.ts'

const accepted = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain'

/** Chooses a file, by button or by dropping it anywhere in the window, or takes pasted rows, which are read as they change. */
export function FileField({ file }: { file: ReturnType<typeof useCsvFile> }) {
  const m = useAllMessages()
  const { loaded, failure, choose } = file
  const [isPasting, setPasting] = useState(false)
  const [pasted, setPasted] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const chooseFile = (chosen: File) => {
    setPasting(false)
    choose({ name: chosen.name, file: chosen })
  }
  const paste = (text: string) => {
    setPasted(text)
    if (text.trim() !== '') choose({ name: null, file: new Blob([text]) })
  }
  const isOver = useFileDrop(place, chooseFile)
  const onFiles = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    if (chosen) chooseFile(chosen)
    // Or the same file, changed meanwhile, could not be chosen again.
    currentTarget.value = ''
  }
  return (
    <div ref={place} className={classes.place} data-over={isOver} data-loaded={loaded !== null}>
      <div className={classes.file}>
        <span className={classes.text}>
          {loaded ? (
            <RichText text={m.csv.loaded(loaded.source.name, loaded.table.rows.length, loaded.encoding)} />
          ) : (
            m.csv.fileHelp
          )}
        </span>
        <Button
          variant={loaded ? 'default' : 'primary'}
          data-autofocus
          onClick={() => input.current?.click()}
        >
          {loaded ? m.csv.chooseOther : m.csv.chooseFile}
        </Button>
        <Button aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
          {m.csv.pasteRows}
        </Button>
        <input ref={input} type="file" accept={accepted} hidden onChange={onFiles} />
      </div>
      {isPasting && (
        <textarea
          ref={takeFocus}
          className={classes.paste}
          aria-label={m.csv.pastedRows}
          placeholder={m.csv.pasteExample}
          rows={4}
          spellCheck={false}
          translate="no"
          value={pasted}
          onChange={({ currentTarget }) => paste(currentTarget.value)}
        />
      )}
      {failure && (
        <p role="alert" className={classes.failure}>
          <RichText text={failureText(failure)} />
        </p>
      )}
    </div>
  )

  function failureText({ source, kind }: CsvFailure) {
    const name = source.name ?? m.csv.whatWasPasted
    return kind === 'too-large'
      ? m.csv.failures[kind](name, Math.round(source.file.size / 1e6), maxFileBytes / 1e6)
      : m.csv.failures[kind](name)
  }
}

const takeFocus = (element: HTMLElement | null) => element?.focus()
