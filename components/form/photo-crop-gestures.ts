import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { moveCrop, zoomCrop, zoomOf } from '@/components/form/photo-crop'
import type { Crop, Size } from '@/lib/photo/rules'

type Point = { x: number; y: number }
type Change = (change: (crop: Crop) => Crop) => void

/** Dragging with one finger or the mouse, pinching with two fingers, and the wheel, on the frame `stage` (E-03). */
export function useCropGestures(stage: RefObject<HTMLElement | null>, picture: Size, change: Change) {
  const fingers = useRef(new Map<number, Point>())
  useWheel(stage, picture, change)

  function press(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, shareOf(event, event.currentTarget))
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const from = fingers.current.get(event.pointerId)
    if (!from) return
    const to = shareOf(event, event.currentTarget)
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, to)
    change((crop) => (other ? pinch(crop, picture, other, from, to) : moveCrop(crop, picture, from.x - to.x, from.y - to.y)))
  }

  function lift(event: PointerEvent<HTMLElement>) {
    fingers.current.delete(event.pointerId)
  }

  return { onPointerDown: press, onPointerMove: drag, onPointerUp: lift, onPointerCancel: lift }
}

function useWheel(stage: RefObject<HTMLElement | null>, picture: Size, change: Change) {
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const anchor = shareOf(event, element)
      change((crop) => zoomCrop(crop, picture, zoomOf(crop, picture) * 1.0015 ** -event.deltaY, anchor))
    }
    // React's own wheel listener is passive: the page would scroll along.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [stage, picture, change])
}

/** One finger moved `from` → `to` while the `other` lay still: the middle drags, the distance zooms. */
function pinch(crop: Crop, picture: Size, other: Point, from: Point, to: Point): Crop {
  const distance = (point: Point) => Math.hypot((point.x - other.x) * 25, (point.y - other.y) * 35)
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }
  const moved = moveCrop(crop, picture, (from.x - to.x) / 2, (from.y - to.y) / 2)
  return zoomCrop(moved, picture, (zoomOf(crop, picture) * distance(to)) / Math.max(distance(from), 0.5), middle)
}

function shareOf(event: { clientX: number; clientY: number }, element: HTMLElement): Point {
  const box = element.getBoundingClientRect()
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
}
