import { useEffect, useState } from 'react'

/** Whole seconds until an instant (epoch ms), counted down; never below zero. Hidden from screen readers, which it would drown. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return <span aria-hidden="true">{Math.max(0, Math.ceil((until - now) / 1000))} s</span>
}
