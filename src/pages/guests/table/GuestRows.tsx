import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { GuestRow } from './GuestRow.tsx'
import type { GuestTableProps } from './guestTableProps.ts'
import classes from './GuestTable.module.css'
import { linkAt, mountedPositions } from './rowPlaces.ts'
import { useRowEvents } from './useRowEvents.ts'
import { useWindowedRows } from '#src/ui/useWindowedRows.ts'

/** The rows near the window, and the one with the focus wherever it is. */
export function GuestRows(props: GuestTableProps) {
  const { view, columns, members, selection, rowHeight, hrefOf, ref } = props
  const { index, shown } = view
  const { body, first, end } = useWindowedRows({ count: shown.length, height: rowHeight })
  const [keptSlot, keep] = useState<number | null>(null)
  const aim = useRef<number | null>(null)
  const focusAim = () => {
    const link = aim.current === null ? null : linkAt(body.current, aim.current)
    if (!link) return
    aim.current = null
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest' })
  }
  const focusRow = (position: number) => {
    aim.current = position
    keep(shown[position] ?? null)
    focusAim()
  }
  const focusFirst = () => focusRow(shown.findIndex((slot) => index.rows[slot]?.kind === 'guest'))
  useImperativeHandle(ref, () => ({ focusRow, focusFirst }))
  // The row aimed at may have been mounted just now, for this.
  useLayoutEffect(focusAim)
  const onFocus = (position: number | null) => keep(position === null ? null : (shown[position] ?? null))
  useRowEvents(body, { ...props, focusRow, onFocus })
  const kept = keptSlot === null ? -1 : shown.indexOf(keptSlot)
  return (
    <div ref={body} role="rowgroup" className={classes.body} style={{ height: shown.length * rowHeight }}>
      {mountedPositions(first, end, kept).map((position) => {
        const slot = shown[position] ?? -1
        const row = index.rows[slot]
        const email = index.keys[slot] ?? ''
        const title = index.titles[slot] ?? ''
        return (
          row && (
            <GuestRow
              key={slot}
              row={row}
              email={email}
              position={position}
              top={position * rowHeight}
              title={title}
              open={email === props.opened}
              shared={view.isTwin(slot)}
              href={hrefOf(email)}
              columns={columns}
              members={members}
              selection={selection}
            />
          )
        )
      })}
    </div>
  )
}
