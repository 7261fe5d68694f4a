import { storedText } from '#src/browser/storage.ts'

const note = storedText('session', 'guestlist:sandbox-reset')

/** Notes for the page that loads next in this tab that the sandbox was reset. */
export function noteSandboxReset(): void {
  note.set('yes')
}

/** Whether the sandbox was reset just before this page was loaded; true only once. */
export function takeSandboxReset(): boolean {
  const wasReset = note.get() !== null
  note.set(null)
  return wasReset
}
