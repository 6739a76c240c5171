'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

const everyMs = 2000

/** Draws the page anew until the work on it has ended, and never before it has been drawn the last time; the page stops drawing this then. */
export function RunWatch() {
  const router = useRouter()
  const [isDrawing, startDrawing] = useTransition()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden && !isDrawing) startDrawing(() => router.refresh())
    }, everyMs)
    return () => clearInterval(timer)
  }, [router, isDrawing])
  return null
}
