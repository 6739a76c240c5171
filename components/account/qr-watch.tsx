'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

const everyMs = 2000

/** Asks how the code stands: sends the form around it once the phone has confirmed, and draws the page anew when the code is over. */
export function QrWatch() {
  const router = useRouter()
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch('/api/qr').catch(() => null)
      if (!answer?.ok) return
      const { state } = (await answer.json()) as { state: string }
      if (state === 'waiting') return
      clearInterval(timer)
      if (state === 'confirmed') place.current?.closest('form')?.requestSubmit()
      else router.refresh()
    }
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return <span ref={place} />
}
