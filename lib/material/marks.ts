/** A place on a page: fractions 0…1 of the page as its file shows it, before anybody turned it (B-05). */
export type Box = { x: number; y: number; width: number; height: number }
export type Point = { x: number; y: number }

/** A defect on a page of a file, and what is wrong there. */
export type Mark = Box & { file: string; page: number; text: string }
export type FieldMark = Mark & { field: string }
export type NumberedMark = Mark & { number: number }

/** The files of one question that were marked when a case was sent back; `mediaType` null: the file is no longer there to be looked at. */
export type MarkedQuestion = { field: string; label: string; why: string; files: readonly MarkedFile[] }
export type MarkedFile = { id: string; name: string; mediaType: string | null; marks: readonly NumberedMark[] }

export const marksPerFileMax = 20
export const markTextMax = 100
/** Smaller than this nothing is seen on a page. */
export const boxSideMin = 0.01
/** What a keyboard begins with, in the middle of the page as it is seen. */
export const middleBox: Box = { x: 0.35, y: 0.45, width: 0.3, height: 0.1 }

/** The place of a box on the page after quarter turns with the clock; negative ones turn it back. */
export function turned(box: Box, turns: number): Box {
  const quarters = ((turns % 4) + 4) % 4
  let { x, y, width, height } = box
  for (let done = 0; done < quarters; done += 1) [x, y, width, height] = [1 - y - height, x, height, width]
  return { x, y, width, height }
}

/** The box between two corners, whichever came first; what lies beyond the page is cut off. */
export function boxBetween(one: Point, other: Point): Box {
  const [left, right] = [onPage(Math.min(one.x, other.x)), onPage(Math.max(one.x, other.x))]
  const [top, bottom] = [onPage(Math.min(one.y, other.y)), onPage(Math.max(one.y, other.y))]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const
export type ArrowKey = keyof typeof steps

export function isArrowKey(key: string): key is ArrowKey {
  return Object.hasOwn(steps, key)
}

const stride = 0.01

/** The box after an arrow key on a page that is seen turned: moved, or made larger and smaller; it stays on the page. */
export function nudged(box: Box, { key, turns, sizes }: { key: ArrowKey; turns: number; sizes: boolean }): Box {
  const [right, down] = steps[key]
  const { x, y, width, height } = turned(box, turns)
  const seen = sizes
    ? {
        x,
        y,
        width: within(width + right * stride, boxSideMin, 1 - x),
        height: within(height + down * stride, boxSideMin, 1 - y),
      }
    : { x: within(x + right * stride, 0, 1 - width), y: within(y + down * stride, 0, 1 - height), width, height }
  return rounded(turned(seen, -turns))
}

/** To a thousandth of the page, a fifth of a millimetre on A4: what is kept and sent. */
export function rounded({ x, y, width, height }: Box): Box {
  const [left, top] = [thousandth(x), thousandth(y)]
  return { x: left, y: top, width: thousandth(Math.min(width, 1 - left)), height: thousandth(Math.min(height, 1 - top)) }
}

/** Numbered from 1 within their question, in the order in which they were made. */
export function numbered<M extends { field: string }>(marks: readonly M[]): (M & { number: number })[] {
  const counted = new Map<string, number>()
  return marks.map((mark) => {
    const number = (counted.get(mark.field) ?? 0) + 1
    counted.set(mark.field, number)
    return { ...mark, number }
  })
}

function onPage(part: number): number {
  return within(part, 0, 1)
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000
}
