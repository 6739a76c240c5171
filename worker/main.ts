// The worker: drains the outbox and runs what is due. Several may run side by side.
import { Logger, parseCronItems, run } from 'graphile-worker'
import { closeDatabase } from '@/db/client'
import { settings } from '@/lib/config/settings'
import { log } from '@/lib/log/log'
import { connectionString } from './connection-string'
import { drainOutbox } from './drain-outbox'
import { taskList, timetable } from './tasks'

await main()

async function main() {
  const { sandbox } = settings()
  const leaving = new AbortController()
  const told = new Promise<string>((settle) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => settle(signal))
  })
  const runner = await run({
    connectionString: connectionString(),
    concurrency: 8,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems(timetable(sandbox)),
    logger: quietLogger(),
  })
  const drained = drainOutbox(leaving.signal)
  log.info('worker runs')
  const how = await Promise.race([told, runner.promise.then(() => 'runner ended'), drained.then(() => 'drain ended')])
  log.info({ how }, 'worker stops')
  leaving.abort()
  await drained
  // Waits for the jobs that run; what is not done is done by the next worker.
  await runner.stop().catch(() => {})
  await closeDatabase()
  process.exit(how.startsWith('SIG') ? 0 : 1)
}

/** graphile-worker's own words; of a job that failed, not the error's, which may quote what was bound to a query. */
function quietLogger() {
  return new Logger(() => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return
    const words = message.split(' with error ')[0]?.slice(0, 300)
    log[level === 'error' ? 'error' : 'warn']({ from: 'graphile-worker', ...(meta?.error ? { err: meta.error } : {}) }, words)
  })
}
