import { useEffect, useRef, type RefObject } from 'react'

/** Whether the component is still there: for what ends later, and is then told elsewhere. */
export function useMounted(): RefObject<boolean> {
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  return mounted
}
