import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { keepBeside, keepRunning } from './processes'

test('Q-23 a process that was killed is started again; the third death within a minute is the last', async () => {
  const { start, started } = processes()
  const kept = keepRunning(start, { settledMs: 0, deathsMax: 2 })
  for (const nth of [0, 1, 2]) (await started(nth)).kill('SIGKILL')
  await expect(kept.died).rejects.toThrow('SIGKILL')
  await kept.stop()
})

test('Q-60 a process that dies at its start is not started again: its words are the answer', async () => {
  const { start, started } = processes()
  const kept = keepRunning(start, { settledMs: 60_000, deathsMax: 2 })
  ;(await started(0)).kill('SIGKILL')
  await expect(kept.died).rejects.toThrow('SIGKILL')
  await kept.stop()
})

test('Q-60 what was told to stop stays down', async () => {
  const { start, started, count } = processes()
  const kept = keepRunning(start, { settledMs: 0, deathsMax: 2 })
  await started(0)
  await kept.stop()
  expect(count()).toBe(1)
})

test('A-05 what the product can do without is started again, and takes nothing down when it ends for good', async () => {
  const { start, started, count } = processes()
  const kept = keepBeside(start, { settledMs: 0, deathsMax: 2 })
  for (const nth of [0, 1, 2]) (await started(nth)).kill('SIGKILL')
  const last = await started(2)
  if (last.signalCode === null) await new Promise((ended) => last.once('exit', ended))
  expect(await Promise.race([kept.died, new Promise((later) => setImmediate(later, 'goes on'))])).toBe('goes on')
  expect(count()).toBe(3)
  await kept.stop()
})

/** Real processes that do nothing until they are told to end. */
function processes() {
  const all: ReturnType<typeof spawn>[] = []
  const waiting: (() => void)[] = []
  const start = () => {
    const child = spawn('sleep', ['600'])
    all.push(child)
    for (const wake of waiting.splice(0)) wake()
    let stopping = false
    const ended = new Promise<NodeJS.Signals | null>((settle) => child.once('exit', (_, signal) => settle(signal)))
    const died = ended.then((signal): Promise<never> => {
      return stopping ? new Promise<never>(() => {}) : Promise.reject(new Error(`it ended by ${signal}`))
    })
    const stop = async () => {
      stopping = true
      child.kill('SIGTERM')
      await ended
    }
    return { died, stop }
  }
  const started = async (nth: number) => {
    for (;;) {
      const child = all[nth]
      if (child) return child
      await new Promise<void>((settle) => waiting.push(settle))
    }
  }
  return { start, started, count: () => all.length }
}
