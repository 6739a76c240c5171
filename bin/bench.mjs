// npm run bench [-- pages money papers bundle hot]: installs what is missing, then measures under the project's own Node.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { environment, install, root } from './install.mjs'

const node = await install()
const child = spawn(node, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: environment({ NODE_ENV: 'production' }),
  stdio: 'inherit',
})

// The measurement stops its servers in order; until it has, this process stays and passes signals on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
