import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { databaseUrl } from './database'

export type SecondProduct = { address: string; written: () => string; stop: () => Promise<void> }

/** Web server and worker once more on the same database, as replicas run; everything that they write is kept to be read. */
export async function startSecondProduct(): Promise<SecondProduct> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl('application'),
    DATA_DIR: process.env.E2E_DATA_DIR,
    PORT: String(port),
    PUBLIC_URL: address,
    NEXTAUTH_URL: address,
    ZHUNKAO_SANDBOX: 'on',
    LOG_LEVEL: 'trace',
    NODE_ENV: 'production' as const,
  }
  let written = ''
  const children = [
    [join(process.cwd(), 'node_modules/next/dist/bin/next'), 'start', '-p', String(port)],
    ['--import', 'tsx', 'worker/main.ts'],
  ].map((args) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (written += bytes.toString()))
    return child
  })
  await untilReady(`${address}/api/ready`, children)
  return { address, written: () => written, stop: async () => void (await Promise.all(children.map(end))) }
}

async function untilReady(url: string, children: ChildProcess[]) {
  while (children.every((child) => child.exitCode === null)) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((settle) => setTimeout(settle, 100))
  }
  throw new Error('the second product ended')
}

function end(child: ChildProcess) {
  const ended = new Promise((settle) => child.once('exit', settle))
  child.kill('SIGTERM')
  return ended
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((found) => {
    server.listen(0, () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
