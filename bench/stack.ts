// What is measured: the product as bin/run.ts starts it, on a database and a data folder of its own, and beside it a bare Next.js site.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '@/bin/build'
import { migrate } from '@/bin/database'
import { environmentOf } from '@/bin/environment-of'
import { freePort } from '@/bin/free-port'
import { startWeb, waitUntilReady } from '@/bin/processes'
import { closeDatabase } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { seedDemo } from '@/db/seed/seed'
import { readSettings, type Settings } from '@/lib/config/settings'
import { startBareSite } from './bare-site'
import { seedCandidates } from './seed-candidates'

export type Stack = {
  ownerUrl: string
  appUrl: string
  settings: Settings
  signal: AbortSignal
  /** Starts the product's web server once, however many sections ask; answers its port. */
  site: () => Promise<number>
  /** Starts one more on another database, with these settings besides; answers its port. */
  siteOn: (appUrl: string, more?: Record<string, string>) => Promise<number>
  bareSite: () => Promise<number>
}

export type Stops = (() => Promise<void>)[]

const candidates = Number(process.env.BENCH_CANDIDATES ?? 10_000)

/** Database with schema, demo and so many candidates; the environment of this process becomes that of the product. */
export async function openStack(stops: Stops, signal: AbortSignal): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhunkao-bench-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o711)
  stops.push(async () => rmSync(dataDir, { recursive: true, force: true }))
  const settings = readSettings({ PORT: String(await freePort()), DATA_DIR: dataDir, HOST: '127.0.0.1' })
  const { ownerUrl, appUrl, stop } = await startEmbedded({ dataDir })
  stops.push(stop)
  signal.throwIfAborted()
  await migrate(ownerUrl, appUrl)
  const env = Object.assign(process.env, environmentOf(settings, appUrl))
  stops.push(closeDatabase)
  await seedDemo()
  console.log(`Seeding ${candidates} candidates …`)
  await seedCandidates(ownerUrl, { name: 'crowd', count: candidates, state: 'draft' })
  signal.throwIfAborted()
  await buildIfNeeded(env, signal)
  signal.throwIfAborted()
  const site = once(() => startSite(env, settings, stops, signal))
  const siteOn = async (url: string, more: Record<string, string> = {}) => {
    const port = await freePort()
    const its = { ...env, ...more, DATABASE_URL: url, PORT: String(port) }
    return startSite(its, { ...settings, port }, stops, signal)
  }
  const bareSite = once(async () => startBareSite(env, await freePort(), stops, signal))
  return { ownerUrl, appUrl, settings, signal, site, siteOn, bareSite }
}

async function startSite(env: NodeJS.ProcessEnv, settings: Settings, stops: Stops, signal: AbortSignal) {
  const web = startWeb(env, settings, false)
  stops.push(web.stop)
  await Promise.race([waitUntilReady(settings, signal), web.died])
  return settings.port
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => {
    started ??= start()
    return started
  }
}
