import type { Sql } from 'postgres'

/** The business clock as this process knows it: no instant is earlier than `earliest` or later than `latest` says of it. */
export type BusinessClock = { earliest: (at: number) => number; latest: (at: number) => number }

const asked = 40

/** Bounds how far the business clock is ahead of `performance.now()`, as the product does for itself; milliseconds since 1970. */
export async function readBusinessClock(sql: Sql): Promise<BusinessClock> {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let nth = 0; nth < asked; nth += 1) {
    const before = performance.now()
    const [row] = await sql<{ at: Date }[]>`select business_now() as at`
    const clock = row?.at.getTime() ?? Number.NaN
    // What is told is cut to the millisecond.
    least = Math.max(least, clock - performance.now())
    most = Math.min(most, clock + 1 - before)
  }
  return { earliest: (at) => at + least, latest: (at) => at + most }
}
