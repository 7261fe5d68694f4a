import type { GuestColumn } from '#src/guest-list/guestColumns.ts'

/**
 * How a column looks: its heading, and its track in the grid. With the gaps all of them need 890 px; below that,
 * with the page's margins, useTableShape.ts makes cards.
 */
export const columnDefs: Readonly<
  Record<GuestColumn, { heading: string; track: string; numeric?: boolean }>
> = {
  guest: { heading: 'Guest', track: 'minmax(170px, 2.3fr)' },
  company: { heading: 'Company', track: 'minmax(84px, 1.3fr)' },
  status: { heading: 'Status', track: 'minmax(86px, 92px)' },
  members: { heading: 'Associated members', track: 'minmax(146px, 1.35fr)' },
  accessed: { heading: 'Last accessed', track: 'minmax(108px, 118px)' },
  tasks: { heading: 'Tasks', track: 'minmax(56px, 66px)', numeric: true },
  created: { heading: 'Created', track: 'minmax(110px, 112px)' },
}

/** The grid of a row that shows these columns. */
export function tracksOf(columns: readonly GuestColumn[]): string {
  return columns.map((column) => columnDefs[column].track).join(' ')
}

declare module 'react' {
  // The table's measures are CSS variables, set where they are known.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
