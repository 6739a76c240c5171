import { type PointerEvent, useState } from 'react'
import { type Box, boxBetween, type Point } from '@/lib/material/marks'

/** A box drawn with mouse, pen or one finger over an element, in fractions of its sides; `done` is given it when it is let go. */
export function useDrawing(done: (box: Box) => void) {
  const [drawn, setDrawn] = useState<{ from: Point; to: Point } | null>(null)
  return {
    box: drawn && boxBetween(drawn.from, drawn.to),
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (!event.isPrimary || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrawn({ from: pointOf(event), to: pointOf(event) })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!drawn || !event.isPrimary) return
        setDrawn({ ...drawn, to: pointOf(event) })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (!drawn || !event.isPrimary) return
        setDrawn(null)
        done(boxBetween(drawn.from, pointOf(event)))
      },
      onPointerCancel: () => setDrawn(null),
    },
  }
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: (clientX - left) / width, y: (clientY - top) / height }
}
