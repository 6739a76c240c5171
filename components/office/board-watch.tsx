'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

const everyMs = 10_000

/** Asks the plain route of the board until numbers have changed, then draws the page anew (O-11). */
export function BoardWatch({ sessionId, states }: { sessionId: string; states: object }) {
  const router = useRouter()
  const shown = useRef('')
  useEffect(() => {
    shown.current = textOf(states)
  }, [states])
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return
      const answer = await fetch(`/api/office/exams/${sessionId}/board`).catch(() => null)
      if (!answer?.ok) return
      const told = (await answer.json()) as { states: object }
      if (textOf(told.states) !== shown.current) router.refresh()
    }
    const timer = setInterval(ask, everyMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [sessionId, router])
  return null
}

function textOf(states: object): string {
  return JSON.stringify(Object.entries(states).sort())
}
