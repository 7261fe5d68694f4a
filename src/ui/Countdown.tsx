import { useEffect, useState } from 'react'
import { useMessages } from './MessagesProvider.tsx'

/** Whole seconds until an instant (epoch ms), never below zero. Hidden from screen readers: they would read every step. */
export function Countdown({ until }: { until: number }) {
  const m = useMessages()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return <span aria-hidden="true">{m.common.seconds(Math.max(0, Math.ceil((until - now) / 1000)))}</span>
}
