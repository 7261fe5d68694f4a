/** Marks each stylesheet that can't be loaded. Called once, before parts of the app load theirs. */
export function markFailedStyles(): void {
  // The error of an element does not bubble.
  document.addEventListener('error', mark, { capture: true })
}

function mark({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.dataset['failed'] = ''
}

/**
 * Loads the marked ones again; one that fails again is marked again. Vite does not: a part whose code loads at a later try
 * would have no styles.
 */
export async function reloadFailedStyles(): Promise<void> {
  const failed = document.querySelectorAll<HTMLLinkElement>('link[data-failed]')
  await Promise.all(Array.from(failed, reload))
}

function reload(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve(), { once: true })
    delete link.dataset['failed']
    // A link that is put in the page is loaded, also one that was there.
    document.head.append(link)
  })
}
