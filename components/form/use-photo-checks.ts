import { useEffect, useState } from 'react'
import { frameOn } from '@/components/form/photo-crop'
import { bytesWithin, photoCanvas, pixelsOf } from '@/components/form/photo-crop-draw'
import type { Chosen } from '@/components/form/photo-picture'
import { judgeFile, judgePhoto, type PhotoRepair, type Verdict } from '@/lib/photo/judge-photo'
import { measurePhoto } from '@/lib/photo/measure-photo'
import type { PhotoRules } from '@/lib/photo/rules'

/** The verdicts on the piece as it is now, and mending it; all on this device (E-03, B-02). */
export function usePhotoChecks(chosen: Chosen | undefined, rules: PhotoRules) {
  const [rows, setRows] = useState<Verdict[]>()

  useEffect(() => {
    if (!chosen) return setRows(undefined)
    let over = false
    // Once a frame at most: a finger moves faster than a slow phone measures.
    const frame = requestAnimationFrame(async () => {
      const canvas = photoCanvas(chosen)
      const look = judgeLook(canvas, chosen, rules)
      const file = judgeFile(await bytesWithin(canvas, rules.bytesMax), rules.bytesMax)
      // On a phone what is wrong must be seen first.
      if (!over) setRows([...look, ...file].sort((one, other) => order[one.grade] - order[other.grade]))
    })
    return () => {
      over = true
      cancelAnimationFrame(frame)
    }
  }, [chosen, rules])

  const checkNow = (now: Chosen) => judgeLook(photoCanvas(now), now, rules)
  return { rows, checkNow, repair }
}

const order = { bad: 0, warn: 1, good: 2 }

function repair(chosen: Chosen, what: PhotoRepair): Chosen {
  if (what !== 'frame') return { ...chosen, repairs: [...chosen.repairs, what] }
  // Each step may bring into sight what the last one could not see.
  let crop = chosen.crop
  for (let step = 0; step < 4; step += 1) {
    const { person } = measurePhoto(pixelsOf(photoCanvas({ ...chosen, crop })))
    crop = frameOn(crop, chosen.picture, person)
  }
  return { ...chosen, crop }
}

function judgeLook(canvas: HTMLCanvasElement, { repairs }: Chosen, rules: PhotoRules): Verdict[] {
  return judgePhoto(measurePhoto(pixelsOf(canvas)), rules, 'device').map((row) => {
    const tried = repairs.some((repair) => repair === row.repair)
    if (!tried) return row
    const words = `已试过自动修，还不够。${row.words.replace(/，?或按“.+?”/, '').replace(/可以按“.+?”，或/, '请')}`
    return { ...row, repair: undefined, words }
  })
}
