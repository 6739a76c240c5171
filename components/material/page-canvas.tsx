'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Look, OpenedMaterial } from './prepare-canvas'

type PageCanvasProps = Look & { opened: OpenedMaterial | null; label: string; fail: () => void; children?: ReactNode }

/** A page of a material as it is drawn, and over it, in percents of its sides, what is to be seen on it. */
export function PageCanvas({ opened, page, turns, width, label, fail, children }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!opened || !canvas.current || width <= 0) return
    opened.draw(canvas.current, { page, turns, width }).catch(fail)
  }, [opened, page, turns, width, fail])
  return (
    <div className="relative mx-auto w-fit">
      <canvas ref={canvas} role="img" aria-label={label} className="block bg-card shadow-lg" />
      {opened && children}
    </div>
  )
}
