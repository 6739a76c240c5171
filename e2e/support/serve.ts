// Runs the product for the stories and keeps everything that web server and worker write, to be read when all are over.
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

const output = join(process.env.DATA_DIR ?? '', 'output.log')
const child = spawn(process.execPath, ['--import', 'tsx', 'bin/run.ts'], { stdio: ['ignore', 'pipe', 'pipe'] })
for (const name of ['stdout', 'stderr'] as const)
  child[name].on('data', (bytes: Buffer) => {
    process[name].write(bytes)
    appendFileSync(output, bytes)
  })
// The product is told as well, being of the same group, and stops its processes in order.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
child.once('exit', (code) => process.exit(code ?? 1))
