'use client'
import { type ReactNode, useEffect, useRef } from 'react'

type RefocusProps = { label: string; on: string; className: string; children: ReactNode }

/** A region that takes the focus when what it is about changes: the button that was pressed is gone by then, and the focus with it. */
export function Refocus({ label, on, className, children }: RefocusProps) {
  const region = useRef<HTMLElement>(null)
  const before = useRef(on)
  useEffect(() => {
    if (before.current !== on && document.activeElement === document.body) region.current?.focus({ preventScroll: true })
    before.current = on
  }, [on])
  return (
    <section ref={region} tabIndex={-1} aria-label={label} className={className}>
      {children}
    </section>
  )
}
