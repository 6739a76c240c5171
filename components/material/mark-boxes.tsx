import { type Box, type NumberedMark, turned } from '@/lib/material/marks'

type MarkBoxesProps = {
  marks: readonly NumberedMark[]
  turns?: number
  /** Those of the last time, beside which new ones are made. */
  past?: boolean
}

/** Marks as numbered boxes over their page; what they say stands in a list beside it, for everybody. */
export function MarkBoxes({ marks, turns = 0, past = false }: MarkBoxesProps) {
  return (
    <div aria-hidden="true" data-marks={past ? 'past' : 'now'} className="pointer-events-none absolute inset-0">
      {marks.map((mark) => (
        <span key={mark.number} style={placeOf(mark, turns)} className={`${boxLook} ${past ? 'border-dashed' : ''}`}>
          <span className={numberLook}>{mark.number}</span>
        </span>
      ))}
    </div>
  )
}

/** Where a box stands over its page, in percents of the sides that are seen. */
export function placeOf(box: Box, turns: number) {
  const { x, y, width, height } = turned(box, turns)
  return { left: inPercent(x), top: inPercent(y), width: inPercent(width), height: inPercent(height) }
}

function inPercent(part: number): string {
  return `${part * 100}%`
}

// Line and ring are of opposite lightness: one of them shows on any scan.
export const boxLook = 'absolute rounded-sm border-2 border-seal ring-1 ring-card'
export const numberLook =
  'absolute -top-3 -left-3 grid size-6 place-items-center rounded-full bg-seal font-bold text-on-seal text-sm leading-none ring-1 ring-card'
