const numbers = new Intl.NumberFormat('en')

/** A count as it is written: `2,412`. */
export function wholeNumber(count: number): string {
  return numbers.format(count)
}

/** `1 guest`, `2,412 guests`. */
export function guestCount(count: number): string {
  return `${wholeNumber(count)} ${count === 1 ? 'guest' : 'guests'}`
}

/** `just now`, `3 min ago`, `2 h ago`, `4 d ago`. Both are milliseconds since the epoch. */
export function shortAgo(at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / (24 * 60))} d ago`
}

/** What the status line says. A number is final only when everything is read. */
export function listStatus(list: ListProgress): string {
  const { shown, read, total, reading, missing, narrowed } = list
  const found = narrowed ? `${wholeNumber(shown)} found · ` : ''
  const ofTotal = total !== null && total > read ? ` of ${wholeNumber(total)}` : ''
  if (read === 0 && (reading || missing)) return reading ? 'Reading guests…' : ''
  if (reading) return `${found}${wholeNumber(read)}${total === null ? '' : ` of ${wholeNumber(total)}`} read`
  if (missing) return `${found}${wholeNumber(read)}${ofTotal} read, some are missing`
  return narrowed ? `${wholeNumber(shown)} of ${guestCount(read)}` : guestCount(read)
}

export type ListProgress = {
  /** Rows shown. */
  shown: number
  /** Rows read. */
  read: number
  /** How many the server says there are; null: it does not say. */
  total: number | null
  /** A first reading goes on. */
  reading: boolean
  /** Pages could not be read. */
  missing: boolean
  /** A search or filter is on. */
  narrowed: boolean
}
