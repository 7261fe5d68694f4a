import type { GuestColumn } from '#src/lib/guestColumns.ts'

/** How a column looks: its heading, and its track in the grid. Tracks add up to less than 1232 px, what 1280 leaves. */
export const columnDefs: Readonly<
  Record<GuestColumn, { heading: string; track: string; numeric?: boolean }>
> = {
  guest: { heading: 'Guest', track: 'minmax(220px, 2.3fr)' },
  company: { heading: 'Company', track: 'minmax(96px, 1.3fr)' },
  status: { heading: 'Status', track: '92px' },
  members: { heading: 'Associated members', track: 'minmax(152px, 1.35fr)' },
  accessed: { heading: 'Last accessed', track: '118px' },
  tasks: { heading: 'Tasks', track: '66px', numeric: true },
  created: { heading: 'Created', track: '112px' },
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
