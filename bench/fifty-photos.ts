// A process of its own that is given fifty photos at once and tells its parent how much memory that took.
import { checkPhoto } from '@/lib/photo/check-photo'
import { titlePhotoRules } from '@/lib/photo/rules'
import { phonePhoto } from './phone-photo'

const photo = await phonePhoto()
const before = megabytes()
let peak = before
const sampler = setInterval(() => {
  peak = Math.max(peak, megabytes())
}, 5)
const from = performance.now()
const checked = await Promise.all(Array.from({ length: 50 }, () => checkPhoto(Buffer.from(photo), titlePhotoRules)))
clearInterval(sampler)
if (checked.some(({ ok }) => !ok)) throw new Error('a photo was refused')
process.send?.({ before, peak, ms: performance.now() - from })

function megabytes() {
  return process.memoryUsage.rss() / 1e6
}
