import autocannon from 'autocannon'
import { cpuMsOf } from './cpu-time'
import { median, ratios } from './statistics'

export type Target = {
  name: string
  port: number
  path: string
  /** One request each, in turn: so many people. Without any the request carries no cookie. */
  cookies?: readonly string[]
  headers?: Record<string, string>
  status?: number
}

export type Load = { target: Target; perSecond: number[]; cpuMs: number[] }

const connections = 16
const rounds = 5
const seconds = 3

/** Loads the targets one after another, round after round, so that whatever else the machine does hits all alike. Each is warmed up first. */
export async function loadInTurns(targets: readonly Target[], signal: AbortSignal): Promise<Load[]> {
  const loads = targets.map((target): Load => ({ target, perSecond: [], cpuMs: [] }))
  for (const target of targets) await loadOnce(target, signal)
  for (let round = 0; round < rounds; round += 1) {
    for (const load of loads) {
      const before = cpuMsOf(load.target.port)
      const { total, duration } = await loadOnce(load.target, signal)
      const after = cpuMsOf(load.target.port)
      load.perSecond.push(total / duration)
      if (before !== null && after !== null) load.cpuMs.push((after - before) / total)
    }
  }
  return loads
}

/** How much of the throughput of `under` is left with `over`: the median of the rounds' ratios, and how they came about. */
export function throughputRatio(over: Load, under: Load) {
  const each = ratios(over.perSecond, under.perSecond)
  const range = `${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)}`
  const cpu = `CPU/request ${milliseconds(over)} : ${milliseconds(under)} ms`
  return { found: median(each), from: `${perSecond(over)} : ${perSecond(under)} per s, rounds ${range}, ${cpu}` }
}

const perSecond = (load: Load) => median(load.perSecond).toFixed(0)
const milliseconds = (load: Load) => (load.cpuMs.length > 0 ? median(load.cpuMs).toFixed(2) : '?')

async function loadOnce(target: Target, signal: AbortSignal) {
  signal.throwIfAborted()
  const { port, path, cookies = [], headers = {}, status = 200 } = target
  const requests = cookies.length > 0 ? cookies.map((cookie) => ({ path, headers: { ...headers, cookie } })) : [{ path, headers }]
  const running = autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: seconds, requests })
  const stop = () => running.stop()
  signal.addEventListener('abort', stop)
  const result = await running
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  const wrong = Object.keys(result.statusCodeStats).filter((code) => code !== String(status))
  if (wrong.length > 0 || result.errors > 0) {
    throw new Error(`${target.name}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors; expected ${status}`)
  }
  return { total: result.requests.total, duration: result.duration }
}
