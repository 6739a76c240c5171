// The web server, the worker and in the demo the simulated provincial platform as processes of their own.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '@/lib/config/cannot-start'
import type { Settings } from '@/lib/config/settings'

const root = fileURLToPath(new URL('..', import.meta.url))
const leaveWithParent = ['--import', new URL('./leave-with-parent.mjs', import.meta.url).href]
const readySecondsMax = 120
/** Longer than the minute after which a proxy drops an idle connection, so that it never sends a request into one just closed. */
const keepAliveMs = 65_000

/** Starts `next start`, or `next dev`. */
export function startWeb(env: NodeJS.ProcessEnv, { port, host }: Settings, dev: boolean) {
  const next = `${root}node_modules/next/dist/bin/next`
  const command = dev ? ['dev'] : ['start', '--keepAliveTimeout', String(keepAliveMs)]
  const args = [...leaveWithParent, next, ...command, '-p', String(port), ...(host ? ['-H', host] : [])]
  return startProcess('网站', 'web server', args, { ...env, NODE_ENV: dev ? 'development' : 'production' }, 10_000)
}

/** Starts the worker. */
export function startWorker(env: NodeJS.ProcessEnv) {
  return startProcess(
    '后台任务',
    'worker',
    [...leaveWithParent, '--import', 'tsx', 'worker/main.ts'],
    { ...env, NODE_ENV: 'production' },
    30_000,
  )
}

/** Starts the simulated provincial platform at the issuer that `env` names. */
export function startProvincial(env: NodeJS.ProcessEnv) {
  const args = [...leaveWithParent, '--import', 'tsx', 'bin/provincial.ts']
  return startProcess('模拟的省政务服务网', 'simulated provincial platform', args, { ...env, NODE_ENV: 'production' }, 5_000)
}

/** Throws `CannotStart` when the port is not free or not allowed. */
export async function refuseTakenPort({ port, host }: Settings) {
  const server = createServer()
  const code = await new Promise<string | undefined>((settle) => {
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code))
    server.listen(port, host, () => settle(undefined))
  })
  await new Promise((settle) => server.close(settle))
  if (code === 'EADDRINUSE') {
    throw new CannotStart(
      `端口 ${port} 已被其他程序占用。请先停止它，或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  if (code) {
    throw new CannotStart(
      `不能在 ${host ?? ''}:${port} 上监听（${code}）。请换一个 1024 以上的 PORT，或检查 HOST。`,
      `Cannot listen on ${host ?? ''}:${port} (${code}). Choose a PORT above 1024, or check HOST.`,
    )
  }
}

/** Waits until /api/ready answers that site and database are there. Throws `CannotStart` when it does not within two minutes. */
export async function waitUntilReady({ port, host }: Settings, signal: AbortSignal) {
  const address = `http://${!host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/ready`
  let last = ''
  for (let tries = 0; tries < readySecondsMax * 5; tries += 1) {
    signal.throwIfAborted()
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) })
      if (answer.ok) return
      last = `${answer.status} ${(await answer.text()).slice(0, 200)}`
    } catch (error) {
      last = String(error)
    }
    await pause(200)
  }
  throw new CannotStart(
    `网站启动了，但自检没有通过：${last}`,
    `The web server runs, but ${address} does not answer well: ${last}`,
  )
}

export type Process = { died: Promise<never>; stop: () => Promise<void> }

/** How long a process must have run for its death to be nobody's mistake, and how many deaths within a minute are too many. */
export const patience = { settledMs: 10_000, deathsMax: 3 }
const deathsWithinMs = 60_000

/**
 * Starts a process again when it dies after having run for a while (killed for its memory on the last evening): the other ones go on
 * meanwhile. One that dies at its start, or again and again, ends the product with its own words.
 */
export function keepRunning(start: () => Process, { settledMs, deathsMax } = patience): Process {
  let current = start()
  let startedAt = Date.now()
  let deaths: number[] = []
  const watch = async (): Promise<never> => {
    for (;;) {
      const error = await current.died.catch((reason: unknown) => reason)
      const at = Date.now()
      deaths = [...deaths.filter((one) => at - one < deathsWithinMs), at]
      if (at - startedAt < settledMs || deaths.length > deathsMax) throw error
      console.error(`\n${error instanceof Error ? error.message : error}\n正在重新启动它… Starting it again …\n`)
      current = start()
      startedAt = at
    }
  }
  const died = watch()
  died.catch(() => {})
  return { died, stop: () => current.stop() }
}

/** Keeps something running that the product can do without: when it ends for good, that is said and everything else goes on. */
export function keepBeside(start: () => Process, mayDie = patience): Process {
  const kept = keepRunning(start, mayDie)
  kept.died.catch((error) => console.error(`\n${error instanceof Error ? error.message : error}\n`))
  return { died: new Promise<never>(() => {}), stop: kept.stop }
}

function startProcess(chinese: string, english: string, args: string[], env: NodeJS.ProcessEnv, patienceMs: number) {
  // A group of its own: Ctrl-C reaches only bin/run.ts, which stops things in order. The open stdin tells the child that bin/run.ts lives.
  const options = { cwd: root, env: { ...env, ZHUNKAO_PARENT: String(process.pid) } }
  const child = spawn(process.execPath, args, { ...options, detached: true, stdio: ['pipe', 'inherit', 'inherit'] })
  const exited = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, signal) => settle(String(signal ?? code)))
  })
  let stopping = false
  const died = exited.then((how): Promise<never> | never => {
    if (stopping) return new Promise<never>(() => {})
    throw new CannotStart(
      `${chinese}进程意外退出（${how}）。原因见上方输出；上方没有说明的，多半是被系统或他人强制结束（例如内存不足）。`,
      `The ${english} ended unexpectedly (${how}). The lines above say why; where they do not, it was killed from outside (out of memory, say).`,
    )
  })
  died.catch(() => {})
  const stop = async () => {
    stopping = true
    killGroup(child, 'SIGTERM')
    const patience = setTimeout(() => killGroup(child, 'SIGKILL'), patienceMs)
    await exited
    clearTimeout(patience)
    killGroup(child, 'SIGKILL')
  }
  return { died, stop }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}
