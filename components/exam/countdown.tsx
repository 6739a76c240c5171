'use client'
import { useEffect, useState } from 'react'
import { timeLeft } from '@/lib/clock/format'

/** How long is left until `until` by the server's clock, which said `now` when the page was made (E-01). Milliseconds since 1970. */
export function Countdown({ until, now }: { until: number; now: number }) {
  const [left, setLeft] = useState(until - now)
  useEffect(() => {
    const arrived = performance.now()
    const tick = () => setLeft(until - now - (performance.now() - arrived))
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until, now])
  return <time dateTime={new Date(until).toISOString()}>{timeLeft(left)}</time>
}
