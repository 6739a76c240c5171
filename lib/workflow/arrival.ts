import { now } from '@/lib/clock/now'

/**
 * When the request arrived, by the business clock: the database's time less what went by since `since` on this process's
 * monotonic clock, so that neither a queue for a connection nor a lock makes anybody late. `since` is a `performance.now()`.
 */
export async function arrival(since: number): Promise<Date> {
  const clock = await now()
  return new Date(clock.getTime() - Math.max(0, Math.floor(performance.now() - since)))
}
