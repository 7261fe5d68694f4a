import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useServices } from '#src/features/AppContext.tsx'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { useQuestion } from '#src/ui/useQuestion.tsx'
import { findUnfinishedWork, signOut } from './signOut.ts'

/**
 * Signs out, after a question when that would end or forget something unfinished. Render `dialog`; `over`: what it lies
 * over.
 */
export function useSignOut(over: 'dialog' | 'everything' = 'dialog') {
  const { unfinished, ...question } = useMessages().app.signOutQuestion
  const services = { ...useServices(), queryClient: useQueryClient() }
  const { ask, dialog } = useQuestion(over)
  const start = async (): Promise<void> => {
    const work = await findUnfinishedWork(services)
    const text: ReactNode = (
      <>
        {work.map((kind) => (
          <p key={kind}>{unfinished[kind]}</p>
        ))}
        <p>{question.text}</p>
      </>
    )
    if (work.length > 0 && !(await ask({ ...question, text }))) return
    // It was confirmed: the browser must not ask again.
    services.unsavedWork.set('none')
    await signOut(services)
  }
  return { signOut: () => void start(), dialog }
}
