import { fork } from 'node:child_process'
import { once } from 'node:events'
import { checkPhoto } from '@/lib/photo/check-photo'
import { titlePhotoRules } from '@/lib/photo/rules'
import type { Finding } from './findings'
import { phonePhoto } from './phone-photo'
import type { Stack } from './stack'
import { median, percentile } from './statistics'

/** one photo after the other, and the memory of a process that is given fifty at once. */
export async function measurePhotos({ signal }: Stack): Promise<Finding[]> {
  const photo = await phonePhoto()
  const each: number[] = []
  for (let n = 0; n < 60; n += 1) {
    signal.throwIfAborted()
    const from = performance.now()
    const checked = await checkPhoto(photo, titlePhotoRules)
    if (!checked.ok) throw new Error(checked.message)
    each.push(performance.now() - from)
  }
  const warm = each.slice(10)
  const child = fork(new URL('./fifty-photos.ts', import.meta.url), { execArgv: ['--import', 'tsx'], signal })
  const [{ before, peak, ms }] = (await once(child, 'message')) as [{ before: number; peak: number; ms: number }]
  // Gone before the measuring ends: an abort would find it and be told as an error.
  child.disconnect()
  await once(child, 'exit')
  const requirement = 'Q-58'
  const size = `${(photo.byteLength / 1e6).toFixed(1)} MB`
  return [
    {
      ...{ requirement, what: 'a 12 MP photo, checked and cut', found: median(warm), unit: 'ms', goal: { atMost: 100 } },
      from: `median of ${warm.length}, p95 ${percentile(warm, 0.95).toFixed(0)} ms, ${size}`,
    },
    {
      ...{ requirement, what: 'fifty of them at once, most memory', found: peak, unit: 'MB', goal: { atMost: 600 } },
      from: `${before.toFixed(0)} MB before, all done in ${(ms / 1000).toFixed(1)} s`,
    },
  ]
}
