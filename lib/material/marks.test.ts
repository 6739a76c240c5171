import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArrowKey, type Box, boxBetween, middleBox, nudged, numbered, rounded, turned } from './marks'

const thousandths = (least: number, most: number) => fc.integer({ min: least * 1000, max: most * 1000 }).map((n) => n / 1000)
const box = fc
  .record({ x: thousandths(0, 0.9), y: thousandths(0, 0.9), across: thousandths(0.1, 1), down: thousandths(0.1, 1) })
  .map(({ x, y, across, down }): Box => rounded({ x, y, width: (1 - x) * across, height: (1 - y) * down }))
const turns = fc.integer({ min: -8, max: 8 })
const key = fc.constantFrom<ArrowKey>('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')

const near = (one: Box, other: Box) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 1e-9)
const isOnPage = ({ x, y, width, height }: Box) =>
  x >= -1e-9 && y >= -1e-9 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9

describe('B-05 a mark holds its place at every turn', () => {
  test('a quarter with the clock takes the upper left corner to the upper right, and so on round', () => {
    const corner = { x: 0, y: 0, width: 0.2, height: 0.1 }
    const seen: Box[] = [
      corner,
      { x: 0.9, y: 0, width: 0.1, height: 0.2 },
      { x: 0.8, y: 0.9, width: 0.2, height: 0.1 },
      { x: 0, y: 0.8, width: 0.1, height: 0.2 },
    ]
    for (const [quarters, box] of seen.entries()) expect(near(turned(corner, quarters), box), String(quarters)).toBe(true)
  })

  test('turned and turned back it is where it was, four quarters are none, and it never leaves the page', () => {
    fc.assert(
      fc.property(box, turns, (one, quarters) => {
        const seen = turned(one, quarters)
        expect(isOnPage(seen)).toBe(true)
        expect(near(turned(seen, -quarters), one)).toBe(true)
        expect(near(turned(one, quarters + 4), seen)).toBe(true)
      }),
    )
  })
})

describe('B-05 a mark drawn and moved', () => {
  test('between any two corners, cut at the edge of the page', () => {
    const corners = [
      { x: 0.6, y: 1.4 },
      { x: -0.2, y: 0.5 },
    ] as const
    expect(boxBetween(corners[0], corners[1])).toEqual({ x: 0, y: 0.5, width: 0.6, height: 0.5 })
    expect(boxBetween(corners[1], corners[0])).toEqual(boxBetween(corners[0], corners[1]))
  })

  test('arrow keys go where they point on the page as it is seen, whatever its turn', () => {
    const right = (quarters: number, sizes = false) =>
      turned(nudged(turned(middleBox, -quarters), { key: 'ArrowRight', turns: quarters, sizes }), quarters)
    for (const quarters of [0, 1, 2, 3]) {
      expect(near(right(quarters), { ...middleBox, x: 0.36 })).toBe(true)
      expect(near(right(quarters, true), { ...middleBox, width: 0.31 })).toBe(true)
    }
  })

  test('however long they are pressed, it stays on the page and can be seen', () => {
    fc.assert(
      fc.property(box, turns, key, fc.boolean(), (one, quarters, arrow, sizes) => {
        let now = one
        for (let presses = 0; presses < 150; presses += 1) now = nudged(now, { key: arrow, turns: quarters, sizes })
        expect(isOnPage(now)).toBe(true)
        expect(Math.min(now.width, now.height)).toBeGreaterThanOrEqual(0.009)
      }),
    )
  })

  test('is kept in thousandths of the page', () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
        (from) => {
          const one = rounded(boxBetween(from, { x: 1, y: 0.3333 }))
          for (const side of Object.values(one)) expect(String(side).length).toBeLessThanOrEqual(5)
          expect(one.x + one.width).toBeLessThanOrEqual(1.0000001)
        },
      ),
    )
  })

  test('is numbered within its question', () => {
    const marks = [{ field: 'a' }, { field: 'b' }, { field: 'a' }]
    expect(numbered(marks).map(({ number }) => number)).toEqual([1, 1, 2])
  })
})
