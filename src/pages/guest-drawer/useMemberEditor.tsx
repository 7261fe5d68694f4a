import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useController, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { ChangeOutcome, ChangeStep } from '#src/changes/changeContract.ts'
import type { ChangeResult } from '#src/changes/createChanges.ts'
import { useApi, useServices } from '#src/features/AppContext.tsx'
import { useChanges } from '#src/features/changes/useChanges.ts'
import { useChangeRunner } from '#src/features/changes/useChangeRunner.tsx'
import { type GuestRef, isSameGuest } from '#src/lib/guest.ts'
import type { MemberId } from '#src/lib/member.ts'
import { applyChange, effectOf, isEmpty, type MemberChange, noChange } from '#src/lib/memberChange.ts'
import { useMessages } from '#src/ui/MessagesProvider.tsx'
import { RichText } from '#src/ui/RichText.tsx'
import type { Ask, Question } from '#src/ui/useQuestion.tsx'
import { useAfterLeaving } from './useAfterLeaving.ts'

const Ids = z.readonly(z.array(z.int().check(z.positive())))

/** What may be saved: ids to add and ids to remove. The field of the form is the selection of members. */
const MemberSelection = z.object({ change: z.object({ add: Ids, remove: Ids }) })

/** What the editor does right now. `reading`: the fresh list is not here yet. */
export type EditorProgress = { kind: 'idle' } | { kind: 'reading' } | ChangeStep

type MemberEditorInput = {
  guest: GuestRef
  /** What the guest is called. */
  title: string
  /** The list to show until the fresh one is here; null: not known. */
  listed: readonly MemberId[] | null
  /** The list as read afresh; null: not here yet. The first one is the base, and later ones do not move it. */
  fresh: readonly MemberId[] | null
  /** What is in the draft from the start, unless a page that failed has left one. */
  initial: MemberChange
  nameOf: (id: MemberId) => string
  ask: Ask
}

/**
 * Edits the members of one guest. The draft is a change, never a list: what is chosen before the fresh list is here is kept
 * and measured against it then. Only our own saves move the base. A save continues when the drawer closes, and waits at a
 * 401 until the user has signed in again.
 */
export function useMemberEditor({ guest, title, listed, fresh, initial, nameOf, ask }: MemberEditorInput) {
  const [base, setBase] = useState(fresh)
  if (base === null && fresh !== null) setBase(fresh)
  const [kept, keep] = useKeptDraft(guest)
  const form = useForm({
    resolver: zodResolver(MemberSelection),
    defaultValues: { change: kept ?? initial },
  })
  const { field } = useController({ control: form.control, name: 'change' })
  const shown = base ?? listed
  const draft = effectOf(shown ?? [], field.value)
  const [failure, setFailure] = useState<ChangeOutcome | null>(null)
  const { save, progress } = useMemberSave({ guest, title, nameOf, ask })
  const isMounted = useIsMounted()
  const runner = useChangeRunner(guest.org, () => (isMounted.current ? guest : null))

  const edit = (change: MemberChange) => {
    field.onChange(change)
    keep(change)
    // An error belongs to the draft it was about.
    if (isEmpty(change)) setFailure(null)
  }

  /** Begins again from this list, with what is still to be saved. */
  const restart = (ids: readonly MemberId[], rest: MemberChange = noChange) => {
    setBase(ids)
    edit(rest)
  }

  /** Takes over what a change made outside of the editor (undo, apply again) did to this guest; the draft is kept. */
  const takeOver = (outcome: ChangeOutcome) => setBase((before) => judgedIds(outcome) ?? before)

  /** Whether the outcome was taken in without anything left to say beside the buttons. */
  const finish = (outcome: ChangeOutcome): boolean => {
    const ids = judgedIds(outcome)
    if (ids)
      restart(ids, outcome.kind === 'partial' ? { add: outcome.missing, remove: outcome.kept } : noChange)
    if (isDone(outcome)) return true
    setFailure(outcome)
    return false
  }

  const saveDraft = async (change: MemberChange): Promise<boolean> => {
    if (isEmpty(change)) return true
    if (base === null || progress.kind !== 'idle') return false
    const inDoubt = failure && 'inDoubt' in failure ? failure.inDoubt : noChange
    setFailure(null)
    const result = await save(base, change, inDoubt)
    if (!result) return false
    // A success is reported where it can be undone, a failure beside the draft as long as that is on screen.
    const isShown = isMounted.current && !finish(result.outcome)
    if (!isShown) runner.showResult({ guest, title, variables: { change }, onDone: takeOver }, result)
    return isDone(result.outcome)
  }

  /** Saves the draft. Resolves to whether nothing is left to save; false also while another save runs. */
  const submit = async (): Promise<boolean> => {
    let hasEnded = false
    await form.handleSubmit(async ({ change }) => {
      hasEnded = await saveDraft(effectOf(shown ?? [], change))
    })()
    return hasEnded
  }

  /** `base`: null until the fresh list is here, and until then nothing can be saved; `shown`: the list on screen. */
  return { base, shown, draft, edit, submit, restart, takeOver, failure, progress, runner }
}

/**
 * Saves a change of one guest, one at a time. It asks first where no member would be left, and again where the save finds
 * that out by itself; null: the user chose not to go on.
 */
function useMemberSave({
  guest,
  title,
  nameOf,
  ask,
}: Pick<MemberEditorInput, 'guest' | 'title' | 'nameOf' | 'ask'>) {
  const api = useApi()
  const questions = useSaveQuestions(title, nameOf)
  const [progress, setProgress] = useState<EditorProgress>({ kind: 'idle' })
  const { mutateAsync } = useMutation(useChanges().changeMembersMutation(guest, setProgress))

  const save = async (
    base: readonly MemberId[],
    change: MemberChange,
    inDoubt: MemberChange,
  ): Promise<ChangeResult | null> => {
    const session = api.session.current()
    const empties = base.length > 0 && applyChange(base, change).length === 0
    if (empties && !(await ask(questions.removeAll(base)))) return null
    let variables = { change, base, session, confirmed: empties, inDoubt }
    for (;;) {
      setProgress({ kind: 'saving' })
      const result = await mutateAsync(variables)
      setProgress({ kind: 'idle' })
      const { outcome } = result
      if (outcome.kind === 'needs-confirmation') {
        if (!(await ask(questions.removeAll(outcome.removed)))) return null
        variables = { ...variables, confirmed: true, inDoubt: outcome.inDoubt }
      } else if (outcome.kind === 'unexpected-null') {
        if (!(await ask(questions.acceptEmptyList(outcome.last)))) return null
        api.guests.acceptEmptyList(guest)
        variables = { ...variables, inDoubt: outcome.inDoubt }
      } else return result
    }
  }
  return { save, progress }
}

function useSaveQuestions(title: string, nameOf: (id: MemberId) => string) {
  const { removeAll, unexpectedNull } = useMessages().drawer
  return {
    removeAll: (ids: readonly MemberId[]): Question => ({
      ...removeAll,
      text: <RichText text={removeAll.text(ids.map(nameOf), title)} />,
    }),
    acceptEmptyList: (ids: readonly MemberId[]): Question => ({
      ...unexpectedNull,
      text: <RichText text={unexpectedNull.text(ids.map(nameOf))} />,
    }),
  }
}

/**
 * The draft that an editor of this guest left when the page failed, null: none, and the function that keeps one for that
 * case. It is dropped when the user leaves the guest.
 */
function useKeptDraft(guest: GuestRef) {
  const { keptDraft } = useServices()
  const [kept] = useState(() => {
    const draft = keptDraft.get()
    return draft !== null && isSameGuest(draft.guest, guest) ? draft.change : null
  })
  useAfterLeaving(() => keptDraft.set(null))
  return [kept, (change: MemberChange) => keptDraft.set({ guest, change })] as const
}

/** Whether the component is still on the page: a save may end later, and is then reported elsewhere. */
function useIsMounted() {
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  return isMounted
}

/** Whether the server holds the draft now. */
function isDone({ kind }: ChangeOutcome): boolean {
  return kind === 'saved' || kind === 'unchanged'
}

/** The list on the server after a change that was judged by it; null: it was not, or nothing was read. */
function judgedIds(outcome: ChangeOutcome): readonly MemberId[] | null {
  if (outcome.kind !== 'saved' && outcome.kind !== 'unchanged' && outcome.kind !== 'partial') return null
  const members = outcome.guest?.associatedMembers
  return members?.known === true ? members.ids : null
}
