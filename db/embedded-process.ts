// Which process is which: the server of a data folder and the product that holds it.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '@/lib/config/cannot-start'

type Holder = { pid: number; mark: string; address?: string }

/** Claims the data folder for this process; answers the release. Throws `CannotStart` while another process that lives holds it. */
export function holdDataFolder(dataDir: string, address?: string) {
  const file = join(dataDir, 'running.json')
  const other = readHolder(file)
  if (other && other.pid !== process.pid && isRunning(other.pid, other.mark)) {
    throw new CannotStart(
      `系统已在使用数据目录 ${dataDir} 运行：${other.address ?? ''}（进程 ${other.pid}）。请直接打开该地址，或先停止它；要同时运行两套，请用 DATA_DIR 和 PORT 指定另外的目录和端口。`,
      `The product already runs on the data folder ${dataDir}: ${other.address ?? ''} (process ${other.pid}). Open that address, or stop it first; to run two copies, give the second its own DATA_DIR and PORT.`,
    )
  }
  const mine: Holder = { pid: process.pid, mark: basename(process.argv[1] ?? 'node'), ...(address ? { address } : {}) }
  writeFileSync(file, JSON.stringify(mine), { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

/**
 * Makes way for a new server: one left behind by a killed product is stopped, a stale postmaster.pid whose number now belongs to
 * some other program is removed (PostgreSQL itself would refuse to start over it).
 */
export async function clearOldServer(cluster: string) {
  const pid = Number(readPidFile(cluster)[0])
  if (!pid || !isRunning(pid, '')) return
  if (!isRunning(pid, cluster)) return rmSync(join(cluster, 'postmaster.pid'))
  process.kill(pid, 'SIGINT')
  while (isRunning(pid, cluster)) await pause(50)
}

/** Whether the server says in its postmaster.pid that it takes connections. */
export function isReady(cluster: string, pid: number) {
  const lines = readPidFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function readPidFile(cluster: string) {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

// A number alone proves nothing: after a restart of the machine or container it belongs to another program.
function isRunning(pid: number, mark: string) {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes(mark)
  } catch {
    return false
  }
}
