// Runs the product: database, schema, demo data, build, web server and worker, in this order up and in the opposite order down.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closeDatabase } from '@/db/client'
import { removeEmbedded } from '@/db/embedded'
import { seedDemo } from '@/db/seed/seed'
import { CannotStart } from '@/lib/config/cannot-start'
import { readSettings, type Settings } from '@/lib/config/settings'
import { buildIfNeeded } from './build'
import { buildPrograms } from './build-programs'
import { migrate, type OpenDatabase, openDatabase } from './database'
import { demoAccounts } from './demo-accounts'
import { environmentOf } from './environment-of'
import { ensureRareFonts } from './fonts'
import { freePort } from './free-port'
import { layPdfReader } from './lay-pdf-reader'
import { keepBeside, keepRunning, refuseTakenPort, startProvincial, startWeb, startWorker, waitUntilReady } from './processes'

const root = fileURLToPath(new URL('..', import.meta.url))
const flags = new Set(process.argv.slice(2))
const leaving = new AbortController()
const stops: (() => Promise<void>)[] = []
// Whatever fails outside the sequence of bringUp.
const failure = Promise.withResolvers<never>()

await main()

async function main() {
  let code = 0
  try {
    await Promise.race([bringUp(), toldToStop()])
  } catch (error) {
    code = 1
    console.error(explain(error))
  }
  leaving.abort()
  for (const stop of stops.reverse()) await stop()
  process.exit(code)
}

async function bringUp() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  const settings = readSettings(process.env)
  const serves = !flags.has('--reset') && !flags.has('--build')
  if (flags.has('--reset')) await reset(settings)

  // First of all the data folder: a second start of the same copy is told so, not that some program has the port.
  const database = await openDatabase(settings)
  stops.push(database.stop)
  if (serves) await refuseTakenPort(settings)
  const env = await prepareDatabase(settings, database)
  ensureRareFonts(settings.dataDir)
  if (flags.has('--reset')) return console.log('✓ 演示数据已恢复原样，请运行 npm start。 The demo data is as new; run npm start.')
  if (flags.has('--dev')) await buildPrograms()
  else await buildIfNeeded(env, leaving.signal)
  leaving.signal.throwIfAborted()
  if (!serves) return

  const simulated = settings.sandbox && !settings.oidcIssuer
  if (simulated) env.OIDC_ISSUER = `http://127.0.0.1:${await freePort()}`
  const beside = simulated ? [keepBeside(() => startProvincial(env))] : []
  const children = [
    ...beside,
    keepRunning(() => startWorker(env)),
    keepRunning(() => startWeb(env, settings, flags.has('--dev'))),
  ]
  stops.push(async () => {
    await Promise.all(children.map((child) => child.stop()))
  })
  await Promise.race([waitUntilReady(settings, leaving.signal), ...children.map((child) => child.died)])
  // The development server empties its folder when it starts.
  if (flags.has('--dev')) layPdfReader(join(root, '.next/dev'))
  announce(settings)
  await Promise.race(children.map((child) => child.died))
}

/** Schema current, demo data there; answers the environment of everything that is started afterwards. */
async function prepareDatabase(settings: Settings, database: OpenDatabase) {
  database.exited.then(() => {
    if (!leaving.signal.aborted) failure.reject(databaseDied(database.log))
  })
  leaving.signal.throwIfAborted()
  await migrate(database.ownerUrl, database.appUrl, settings.mode)
  const env = Object.assign(process.env, environmentOf(settings, database.appUrl))
  if (settings.mode === 'demo') {
    await seedDemo()
    await closeDatabase()
  }
  leaving.signal.throwIfAborted()
  return env
}

async function reset(settings: Settings) {
  if (settings.mode !== 'demo' || settings.databaseUrl) {
    throw new CannotStart(
      'npm run db:reset 只用于内置数据库上的演示：当前设置了 production 或 DATABASE_URL，没有删除任何数据。',
      'npm run db:reset is for the demo on the embedded database only; with production or DATABASE_URL set, nothing was removed.',
    )
  }
  await removeEmbedded(settings.dataDir)
  rmSync(settings.filesDir, { recursive: true, force: true })
}

function announce(settings: Settings) {
  console.log(`\n✓ 准考已启动 Zhunkao runs: ${settings.publicUrl}`)
  if (settings.sandbox) console.log(`  模拟外部系统 sandbox:      ${settings.publicUrl}/sandbox`)
  console.log(`  数据目录 data folder:      ${settings.dataDir}`)
  if (settings.mode === 'demo') console.log(demoAccounts())
  console.log('  按 Ctrl-C 停止。 Ctrl-C stops it.\n')
}

function toldToStop() {
  const told = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!leaving.signal.aborted) console.log('\n正在停止… Stopping …')
        leaving.abort()
        settle()
      })
    }
  })
  return Promise.race([told, failure.promise])
}

// A file of another user or a full disk can turn up anywhere; whoever runs the product needs the file, not the stack.
function explain(error: unknown) {
  if (error instanceof CannotStart) return `\n✗ ${error.message}\n`
  const { code, path } = error as NodeJS.ErrnoException
  if (!path || !code || !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code)) return error
  return `\n✗ ${path} 无法读写（${code}）。请检查属主、权限和磁盘空间后重新启动。\n${path} cannot be used (${code}). Check its owner, its rights and the disk, then start again.\n`
}

function databaseDied(log = '') {
  return new CannotStart(
    `数据库意外退出，正在停止系统。停止后请查看 ${log}，再重新启动；已确认的数据不会丢失。`,
    `The database ended unexpectedly; the product is being stopped. Then see ${log} and start again; nothing that was acknowledged is lost.`,
  )
}
