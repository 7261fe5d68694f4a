import { useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

/** Calls `work` once the user has left the address at which the component was mounted; not when the page fails. */
export function useAfterLeaving(work: () => void): void {
  const router = useRouter()
  const run = useEffectEvent(work)
  useEffect(() => {
    const { pathname } = router.latestLocation
    return () => {
      if (router.latestLocation.pathname !== pathname) run()
    }
  }, [router])
}
