import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { patience, waitUntilReady } from '@/bin/processes'
import { requestsAs } from '@/e2e/support/actors'
import { databaseUrl, ownerDatabase } from '@/e2e/support/database'
import type { Settings } from '@/lib/config/settings'
import { askAgain, settle } from './ask-again'
import { type Deed, prepareDeeds, promiseOf } from './deeds'
import type { Promised } from './promise'
import { until } from './until'

const root = fileURLToPath(new URL('../..', import.meta.url))
const candidates = 6

/**
 * The whole product as `npm start` runs it, and kill -9 from outside: of the web server while callbacks come in, of the worker while it
 * gives money back. bin/run.ts starts each again. Answers what was promised meanwhile.
 */
export async function killUnderRun(settings: Settings, signal: AbortSignal): Promise<Promised[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/run.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<number | null>((settle) => child.once('exit', settle))
  const isReady = async () => {
    const early = ended.then((code) => Promise.reject(new Error(`bin/run.ts ended with ${code}`)))
    await Promise.race([waitUntilReady(settings, signal), early])
  }
  try {
    await isReady()
    const since = Date.now()
    process.env.DATABASE_URL = databaseUrl('application')
    await ownerDatabase()`update exam_sessions set refund_reasons = '["duplicate", "withdrawn"]'`
    // One that dies younger is not started again.
    await until('the processes are settled', async () => Date.now() - since > patience.settledMs)
    const cashier = await requestsAs('cashier')
    const promised = [
      ...(await killAmid(child, /next-server|next start/, await prepareDeeds('callback', candidates, cashier), isReady)),
      ...(await killAmid(child, /worker\/main\.ts/, await prepareDeeds('job', candidates, cashier), isReady)),
    ]
    return promised
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function killAmid(child: ChildProcess, script: RegExp, deeds: readonly Deed[], isReady: () => Promise<void>) {
  const before = pidOf(child, script)
  const asked = deeds.map((deed) => deed.ask())
  await Promise.any(asked)
  process.kill(before, 'SIGKILL')
  const told = await Promise.all(asked)
  await until(`${script} runs again`, async () => pidOf(child, script) !== before)
  await isReady()
  await Promise.all(deeds.filter((_, index) => !told[index]).map(askAgain))
  await settle()
  return deeds.map(promiseOf)
}

function pidOf({ pid }: ChildProcess, script: RegExp): number {
  const lines = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  const own = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((found) => Number(found?.[2]) === pid)
  const [, found] = own.find((one) => script.test(one?.[3] ?? '')) ?? []
  if (!found) throw new Error(`no ${script} runs`)
  return Number(found)
}
