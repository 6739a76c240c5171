import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Stops } from './stack'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'bench/bare')
const next = join(root, 'node_modules/next/dist/bin/next')
const sources = ['next.config.ts', 'sql.ts', 'app/layout.tsx', 'app/page.tsx', 'app/large/page.tsx', 'app/api/one/route.ts']
const secondsMax = 60

/** Builds the bare site with the product's own Next.js where that was not done yet, and starts it; answers its port. */
export async function startBareSite(env: NodeJS.ProcessEnv, port: number, stops: Stops, signal: AbortSignal): Promise<number> {
  await build(env, signal)
  const leave = ['--import', new URL('../bin/leave-with-parent.mjs', import.meta.url).href]
  const child = spawn(process.execPath, [...leave, next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', PORT: String(port), ZHUNKAO_PARENT: String(process.pid) },
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  stops.push(() => stopGroup(child))
  for (let tries = 0; tries < secondsMax * 5; tries += 1) {
    signal.throwIfAborted()
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer?.ok) return port
    await pause(200)
  }
  throw new Error(`the bare site does not answer on port ${port}`)
}

async function build(env: NodeJS.ProcessEnv, signal: AbortSignal) {
  const stamp = join(folder, '.next/bench-sources')
  const hash = createHash('sha256')
  for (const file of [...sources.map((name) => join(folder, name)), join(root, 'package-lock.json')])
    hash.update(readFileSync(file))
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building the bare site …')
  const child = spawn(process.execPath, [next, 'build', folder], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    signal,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((settle) => child.once('error', settle).once('close', settle))
  if (code !== 0) throw new Error('the bare site could not be built')
  writeFileSync(stamp, wanted)
}

async function stopGroup(child: ChildProcess) {
  const exited = new Promise((settle) => child.once('exit', settle))
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // The group is gone already.
    }
  }
  if (child.exitCode !== null || child.signalCode !== null) return kill('SIGKILL')
  kill('SIGTERM')
  const patience = setTimeout(() => kill('SIGKILL'), 10_000)
  await exited
  clearTimeout(patience)
}
