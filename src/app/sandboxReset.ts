const storageKey = 'guestlist:sandbox-reset'

/** Notes for the page that loads next in this tab that the sandbox was reset. */
export function noteSandboxReset(): void {
  try {
    sessionStorage.setItem(storageKey, 'yes')
  } catch {
    // The browser refuses storage: then the reset is not reported.
  }
}

/** Whether the sandbox was reset just before this page was loaded; true only once. */
export function takeSandboxReset(): boolean {
  try {
    const wasReset = sessionStorage.getItem(storageKey) !== null
    sessionStorage.removeItem(storageKey)
    return wasReset
  } catch {
    return false
  }
}
