import { now } from '@/lib/clock/now'

/**
 * When the request arrived, by the business clock: neither a queue for a connection, nor a lock, nor a busy process makes
 * anybody late, and none makes anybody early. `since` is a `performance.now()` taken first thing in the request.
 */
export async function arrival(since: number): Promise<Date> {
  let clock = await ask()
  for (let asks = 1; asks < asksMax && offset.most - offset.least > closeMs; asks += 1) clock = await ask()
  return new Date(Math.floor(Math.min(clock, since + offset.least)))
}

const asksMax = 4
const closeMs = 2

async function ask(): Promise<number> {
  const asked = performance.now()
  const clock = (await now()).getTime()
  offset = narrowed(offset, { least: clock - performance.now(), most: clock + 1 - asked })
  return clock
}

/** How far the business clock is ahead of this process's monotonic clock, in milliseconds: not less than, not more than. */
type Offset = { least: number; most: number }

let offset: Offset = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }

/** Each answer of the database bounds the offset; the quickest one closest. Bounds that contradict (the clock was moved) start anew. */
function narrowed(before: Offset, seen: Offset): Offset {
  if (seen.least > before.most || seen.most < before.least) return seen
  return { least: Math.max(before.least, seen.least), most: Math.min(before.most, seen.most) }
}
