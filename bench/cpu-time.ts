import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/**
 * CPU milliseconds that the group of processes behind `port` has used so far: unlike throughput it hardly depends on what else the
 * machine does. Null where there is no /proc.
 */
export function cpuMsOf(port: number): number | null {
  const all = listProcesses()
  const leader = all?.find((one) => one.parent === process.pid && isWebServer(one.pid, port))
  if (!all || !leader) return null
  return all.filter((one) => one.group === leader.pid).reduce((sum, one) => sum + (one.ticks * 1000) / ticksPerSecond, 0)
}

function listProcesses() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess)
  } catch {
    return null
  }
}

function readProcess(pid: string) {
  try {
    // Fields after the name, which may hold spaces: state, parent, group, …, utime and stime.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const number = (at: number) => Number(fields[at])
    return [{ pid: Number(pid), parent: number(1), group: number(2), ticks: number(11) + number(12) }]
  } catch {
    // Gone meanwhile.
    return []
  }
}

// Next.js puts its name where the arguments were; the environment stays what it was at the start.
function isWebServer(pid: number, port: number): boolean {
  const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8').split('\0')
  return read('environ').includes(`PORT=${port}`) && read('cmdline').some((word) => word.includes('next'))
}
