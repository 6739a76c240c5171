import { countUnfinished, elapse, hasHappened } from './database'
import type { Deed } from './deeds'
import { until } from './until'

/** Like somebody who got no answer: looks whether it is done, and if not, asks again. */
export async function askAgain(deed: Deed) {
  await until(`${deed.event} of ${deed.caseId} is acknowledged`, async () => (await hasHappened(deed)) || deed.ask())
}

/** Until the outbox and the worker have nothing left; what only waits for time to pass gets it. */
export async function settle() {
  await until('the worker is done', async (tries) => {
    if (tries % 10 === 0) await elapse()
    return (await countUnfinished()) === 0
  })
}
