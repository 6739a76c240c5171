// npm start, npm run dev, npm run db:reset: installs what is missing, then hands over to bin/run.ts under the project's own Node.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { environment, install, root } from './install.mjs'

const node = await install()
const child = spawn(node, ['--import', 'tsx', 'bin/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: environment(),
  stdio: 'inherit',
})

// The product stops in its own order; until it has, this process stays and passes signals on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
