import { useRef, useState, type ReactNode } from 'react'
import { Confirm } from './Confirm.tsx'

/** A question with a safe answer (`cancel`) and one that says what it does (`confirm`). */
export type Question = { title: ReactNode; text: ReactNode; confirm: ReactNode; cancel: string }

/**
 * Resolves true when the user confirmed, false for the safe answer, Esc, or another question. `obsolete` resolves to the
 * answer, and closes the question, when what it asks about has ended.
 */
export type Ask = (question: Question, obsolete?: Promise<boolean>) => Promise<boolean>

/**
 * Opens one question at a time, in line with the code that needs the answer: `if (!(await ask(…))) return`.
 * `over`: what it lies over. Render `dialog` where nothing unmounts it, outside of any drawer that `open` must keep from closing on Esc.
 */
export function useQuestion(over: 'dialog' | 'everything' = 'dialog'): {
  ask: Ask
  open: boolean
  dialog: ReactNode
} {
  const [question, setQuestion] = useState<Question | null>(null)
  const answer = useRef<(confirmed: boolean) => void>(noOne)
  const ask: Ask = (next, obsolete) => {
    answer.current(false)
    setQuestion(next)
    return new Promise((resolve) => {
      answer.current = resolve
      void obsolete?.then((confirmed) => answer.current === resolve && close(confirmed))
    })
  }
  const close = (confirmed: boolean) => {
    setQuestion(null)
    answer.current(confirmed)
    answer.current = noOne
  }
  const dialog = question && (
    <Confirm
      over={over}
      title={question.title}
      confirm={question.confirm}
      cancel={question.cancel}
      onConfirm={() => close(true)}
      onCancel={() => close(false)}
    >
      {question.text}
    </Confirm>
  )
  return { ask, open: question !== null, dialog }
}

/** Takes the answer while no question is open. */
function noOne() {}
