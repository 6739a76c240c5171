'use client'
import { useEffect, useRef, useState } from 'react'
import type { PositionPage } from './position-search'

const waitMs = 150

/** What is found, asked anew a moment after the last key; an answer that another question has overtaken is left out. */
export function usePositions(source: string, filter: Readonly<Record<string, string>>, found: PositionPage) {
  const [page, setPage] = useState(found)
  const [asked, setAsked] = useState(filter)
  const [status, setStatus] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const read = async (query: Record<string, string>) => {
    under.current?.abort()
    const controller = new AbortController()
    under.current = controller
    try {
      const answer = await fetch(`${source}?${new URLSearchParams(query)}`, { signal: controller.signal })
      if (!answer.ok) throw new Error(`answered ${answer.status}`)
      setPage((await answer.json()) as PositionPage)
      setAsked(query)
      setStatus(null)
    } catch {
      if (!controller.signal.aborted) setStatus('暂时连不上，请检查网络后再试。')
    }
  }

  const ask = (query: Record<string, string>) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void read(query), waitMs)
  }

  return { page, asked, ask, status }
}
