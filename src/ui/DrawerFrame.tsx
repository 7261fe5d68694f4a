import { useFocusTrap, useMediaQuery, useMergedRef } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { BesideContext } from './besideContext.ts'
import classes from './DrawerFrame.module.css'
import { useDrawerKeys, type DrawerKeys } from './useDrawerKeys.ts'
import { useIgnoredSecondClick } from './useIgnoredSecondClick.ts'

/** From this width on the drawer stands beside the list: 1200 px, more where the browser's font is larger. */
const wideWindow = '(min-width: 75em)'

type DrawerFrameProps = Omit<DrawerKeys, 'isBeside'> & {
  /** The id of the element that names the dialog. */
  labelledBy: string
  /** What is shown: when it changes the focus comes into the drawer, unless it is there already. */
  shownKey: string
  children: ReactNode
}

/**
 * A dialog about one row of a list. In a wide window it stands beside the list and both can be used; in a narrow one it is modal.
 * It is the same element in both, so that a draft survives a change of the window's width.
 */
export function DrawerFrame({ labelledBy, shownKey, children, ...keys }: DrawerFrameProps) {
  const isBeside = useMediaQuery(wideWindow, false, { getInitialValueInEffect: false })
  const frame = useRef<HTMLElement>(null)
  const ref = useMergedRef(frame, useFocusTrap(!isBeside))
  useDrawerKeys(frame, { ...keys, isBeside })
  useHeightOfWindow(frame, isBeside)
  useIgnoredSecondClick()
  const focusedKey = useRef('')
  useEffect(() => {
    if (focusedKey.current === shownKey) return
    focusedKey.current = shownKey
    if (!frame.current?.contains(document.activeElement)) focusTitle(frame.current)
  }, [shownKey])
  return (
    <>
      {!isBeside && <div className={classes.backdrop} />}
      <section
        ref={ref}
        role="dialog"
        aria-modal={isBeside ? undefined : true}
        aria-labelledby={labelledBy}
        className={classes.frame}
        data-beside={isBeside || undefined}
      >
        <BesideContext value={isBeside}>{children}</BesideContext>
      </section>
    </>
  )
}

/** The name is what the dialog is about, and on a phone no keyboard comes up. */
function focusTitle(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true })
}

/** Makes the drawer beside the list reach from its top to the end of the window, also while the page scrolls. */
function useHeightOfWindow(frame: RefObject<HTMLElement | null>, isBeside: boolean): void {
  useLayoutEffect(() => {
    const element = frame.current
    const place = element?.parentElement
    if (!isBeside || !element || !place) return undefined
    const stickyTop = Number.parseFloat(getComputedStyle(element).top)
    const fit = () => {
      const top = Math.max(place.getBoundingClientRect().top, stickyTop)
      element.style.setProperty('--top', `${top}px`)
    }
    fit()
    // What is above it may grow. After the frame: a change of size within an observer is reported as an error.
    const observer = new ResizeObserver(() => requestAnimationFrame(fit))
    observer.observe(document.body)
    window.addEventListener('scroll', fit, { passive: true })
    window.addEventListener('resize', fit)
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', fit)
      window.removeEventListener('resize', fit)
    }
  }, [frame, isBeside])
}
