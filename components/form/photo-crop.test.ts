import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveCrop, placeOf, sentSize, zoomCrop, zoomMax, zoomOf } from '@/components/form/photo-crop'
import { type Crop, centredCrop, isCropWithin, isLargeEnough, type Size } from '@/lib/photo/rules'

const pictures = fc.record({ width: fc.integer({ min: 295, max: 9000 }), height: fc.integer({ min: 413, max: 9000 }) })
const share = fc.double({ min: -2, max: 2, noNaN: true })
type Step = { zoom: number; x: number; y: number } | { right: number; down: number }
const steps = fc.array<Step>(
  fc.oneof(
    fc.record({ zoom: fc.double({ min: -5, max: 50, noNaN: true }), x: share, y: share }),
    fc.record({ right: share, down: share }),
  ),
  { maxLength: 12 },
)

function cropAfter(picture: Size, taken: Step[]): Crop {
  return taken.reduce<Crop>(
    (crop, step) => ('zoom' in step ? zoomCrop(crop, picture, step.zoom, step) : moveCrop(crop, picture, step.right, step.down)),
    centredCrop(picture),
  )
}

describe('E-03 whatever is dragged, pinched or pressed', () => {
  test('the crop stays inside the picture, 25 : 35, and never needs enlarging', () => {
    fc.assert(
      fc.property(pictures, steps, (picture, taken) => {
        const crop = cropAfter(picture, taken)
        expect(isCropWithin(crop, picture)).toBe(true)
        expect(crop.width / crop.height).toBeCloseTo(25 / 35, 9)
        expect(isLargeEnough({ width: crop.width + 1e-6, height: crop.height + 1e-6 })).toBe(true)
        const zoom = zoomOf(crop, picture)
        expect(zoom).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(zoom).toBeLessThanOrEqual(zoomMax(picture) + 1e-9)
      }),
    )
  })

  test('what is sent is between the photo’s size and twice that', () => {
    fc.assert(
      fc.property(pictures, steps, (picture, taken) => {
        const { width, height } = sentSize(cropAfter(picture, taken))
        expect(width >= 295 && width <= 590 && height >= 413 && height <= 826).toBe(true)
        expect(Math.abs((width * 413) / 295 - height)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the place is told between 0 and 100', () => {
    fc.assert(
      fc.property(pictures, steps, (picture, taken) => {
        const { across, down } = placeOf(cropAfter(picture, taken), picture)
        for (const place of [across, down]) expect(place >= 0 && place <= 100).toBe(true)
      }),
    )
  })
})

test('E-03 the point under the fingers stays under them while zooming', () => {
  const picture = { width: 3000, height: 4000 }
  const before = zoomCrop(centredCrop(picture), picture, 2)
  const after = zoomCrop(before, picture, 3, { x: 0.25, y: 0.75 })
  expect(after.x + after.width * 0.25).toBeCloseTo(before.x + before.width * 0.25, 6)
  expect(after.y + after.height * 0.75).toBeCloseTo(before.y + before.height * 0.75, 6)
})

test('E-03 a crop moved far out stops at the edge', () => {
  const picture = { width: 1000, height: 1400 }
  const crop = zoomCrop(centredCrop(picture), picture, 2)
  expect(moveCrop(crop, picture, -9, -9)).toMatchObject({ x: 0, y: 0 })
  expect(moveCrop(crop, picture, 9, 9)).toMatchObject({ x: 500, y: 700 })
})
