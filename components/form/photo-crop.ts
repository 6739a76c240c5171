import { type Crop, centredCrop, photoHeight, photoWidth, type Size } from '@/lib/photo/rules'

type Point = { x: number; y: number }

/** How far one may zoom before the piece would have to be enlarged; 1 shows the largest piece (E-03). */
export function zoomMax(picture: Size): number {
  return Math.max(1, centredCrop(picture).width / photoWidth)
}

export function zoomOf(crop: Crop, picture: Size): number {
  return centredCrop(picture).width / crop.width
}

/** The crop zoomed, as far as the picture allows; what lies under `anchor` (in shares of the frame) stays where it is. */
export function zoomCrop(crop: Crop, picture: Size, zoom: number, anchor: Point = { x: 0.5, y: 0.5 }): Crop {
  const width = centredCrop(picture).width / clamp(zoom, 1, zoomMax(picture))
  const height = (width * photoHeight) / photoWidth
  const x = crop.x + (crop.width - width) * anchor.x
  const y = crop.y + (crop.height - height) * anchor.y
  return keepInside({ x, y, width, height }, picture)
}

/** The crop moved by shares of the frame, no further than the picture's edge. */
export function moveCrop(crop: Crop, picture: Size, right: number, down: number): Crop {
  return keepInside({ ...crop, x: crop.x + right * crop.width, y: crop.y + down * crop.height }, picture)
}

/** The crop with the person in the middle and a little room above the head, as far as the picture allows; `person` in shares of the crop. */
export function frameOn(crop: Crop, picture: Size, person: { top: number; centre: number }): Crop {
  const size = person.top < 0.03 ? 1 / 1.1 : person.top > 0.3 ? 1.15 : 1
  const centred = moveCrop(crop, picture, person.centre - 0.5, person.top - 0.1)
  return size === 1 ? centred : zoomCrop(centred, picture, zoomOf(centred, picture) * size, { x: 0.5, y: 0.1 })
}

/** The size in which the piece is sent: its own, at most twice the photo's and never below it. */
export function sentSize(crop: Crop): Size {
  const scale = clamp(crop.width / photoWidth, 1, 2)
  return { width: Math.round(photoWidth * scale), height: Math.round(photoHeight * scale) }
}

/** Where the piece lies, 0 at the left or top edge, 100 at the other; 50 where there is no room to move. */
export function placeOf(crop: Crop, picture: Size): { across: number; down: number } {
  const share = (at: number, room: number) => (room < 1 ? 50 : Math.round((at / room) * 100))
  return { across: share(crop.x, picture.width - crop.width), down: share(crop.y, picture.height - crop.height) }
}

/** What a key does to the frame, in shares of it or as a factor. */
export const keySteps: Record<string, { right: number; down: number } | { zoom: number }> = {
  ArrowLeft: { right: -0.02, down: 0 },
  ArrowRight: { right: 0.02, down: 0 },
  ArrowUp: { right: 0, down: -0.02 },
  ArrowDown: { right: 0, down: 0.02 },
  '+': { zoom: 1.1 },
  '=': { zoom: 1.1 },
  '-': { zoom: 1 / 1.1 },
}

function keepInside(crop: Crop, picture: Size): Crop {
  const x = clamp(crop.x, 0, Math.max(0, picture.width - crop.width))
  const y = clamp(crop.y, 0, Math.max(0, picture.height - crop.height))
  return { ...crop, x, y }
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
