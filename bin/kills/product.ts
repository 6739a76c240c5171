// The product's own processes on a database and a data folder of their own, to be killed and brought up again.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '@/bin/build'
import { migrate } from '@/bin/database'
import { environmentOf } from '@/bin/environment-of'
import { freePort } from '@/bin/free-port'
import { keepRunning, type Process, startWeb, startWorker, waitUntilReady } from '@/bin/processes'
import { startEmbedded } from '@/db/embedded'
import { seedDemo } from '@/db/seed/seed'
import { ownerDatabase } from '@/e2e/support/database'
import { now } from '@/lib/clock/now'
import { readSettings, type Settings } from '@/lib/config/settings'
import { until } from './until'

const connectionsMax = 20

export type Stops = (() => Promise<void>)[]
export type Product = Awaited<ReturnType<typeof openProduct>>
type Armed = Record<`ZHUNKAO_FAILPOINT${'' | '_PASSING' | '_VICTIM'}`, string>

/** The environment of this process becomes that of a product on a data folder of its own: before anything reads it. */
export async function settleHere(stops: Stops): Promise<Settings> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhunkao-kills-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o711)
  stops.push(async () => rmSync(dataDir, { recursive: true, force: true }))
  const port = process.env.E2E_PORT || String(await freePort())
  const asked = { PORT: port, DATA_DIR: dataDir, HOST: '127.0.0.1' }
  Object.assign(process.env, asked, { DATABASE_URL: '', E2E_DATA_DIR: dataDir, E2E_PORT: port })
  process.env.LOG_LEVEL ??= 'silent'
  return readSettings(asked)
}

/** Starts database, web server and worker as bin/run.ts does, each to be killed and armed by itself. */
export async function openProduct(settings: Settings, stops: Stops, signal: AbortSignal) {
  const database = await openDatabase(settings.dataDir, stops)
  await migrate(database.ownerUrl, database.appUrl)
  const env: NodeJS.ProcessEnv = Object.assign(process.env, environmentOf(settings, database.appUrl))
  await seedDemo()
  await buildIfNeeded(env, signal)
  await refuseUnsafe()
  const web = supervise((armed) => startWeb({ ...env, ...armed }, settings, false), stops)
  const worker = supervise((armed) => startWorker({ ...env, ...armed }), stops)
  const isReady = () => waitUntilReady(settings, signal)
  await isReady()
  /** After a crash of the database, where each connection may fail once. */
  const isSteady = () => until('no pool holds a dead connection', () => answersMany(settings.port))
  return { database, web, worker, isReady, isSteady }
}

/** Web server or worker under the product's own supervision: a death brings it up again, without the failpoint. */
function supervise(start: (armed: Partial<Armed>) => Process, stops: Stops) {
  let kept = run({})
  let killed = Promise.withResolvers<void>()
  stops.push(() => kept.stop())
  function run(armed: Partial<Armed>) {
    let next = armed
    return keepRunning(
      () => {
        const process = start(next)
        next = {}
        process.died.catch((error) => {
          if (String(error).includes('SIGKILL')) killed.resolve()
        })
        return process
      },
      { settledMs: 0, deathsMax: 20 },
    )
  }
  return {
    /** Starts it anew with a failpoint; `killed` settles when somebody killed it. */
    rearm: async (armed: Partial<Armed>) => {
      await kept.stop()
      killed = Promise.withResolvers()
      kept = run(armed)
      return { killed: killed.promise }
    },
  }
}

async function openDatabase(dataDir: string, stops: Stops) {
  let server = await startEmbedded({ dataDir })
  stops.push(() => server.stop())
  const { ownerUrl, appUrl } = server
  return {
    ownerUrl,
    appUrl,
    postmaster: () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    died: () => server.exited,
    /** After its death: the same data at the same address. */
    revive: async () => {
      server = await startEmbedded({ dataDir })
      if (server.appUrl !== appUrl) throw new Error('the database came up at another address: something took its port')
    },
  }
}

/** Do many at once get their answer, of the web server and of this process? */
async function answersMany(port: number): Promise<boolean> {
  const atOnce = Array.from({ length: connectionsMax }, async () => {
    await Promise.all([now(), ownerDatabase()`select 1`])
    return (await fetch(`http://127.0.0.1:${port}/api/ready`)).ok
  })
  return (await Promise.all(atOnce)).every(Boolean)
}

async function refuseUnsafe() {
  const unsafe = await ownerDatabase()`
    select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting <> 'on'`
  if (unsafe.length > 0) throw new Error(`the database is not durable: ${unsafe.map((one) => one.name)}`)
}
