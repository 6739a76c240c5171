import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { environment, install, root } from './install.mjs'

/** Installs what is missing and hands over to a program of this project, with the arguments of this process, under the project's own Node. */
export async function handOver(program, extra = {}) {
  const node = await install()
  const child = spawn(node, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: root,
    env: environment(extra),
    stdio: 'inherit',
  })
  // It stops what it started in its own order; until it has, this process stays and passes signals on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
