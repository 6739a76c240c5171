import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { log } from '@/lib/log/log'
import type { Remade } from './pdf/remake'

export type CheckedPdf = Remade | { ok: false; refusal: 'bomb' | 'busy' }

const millisecondsMax = 20_000
const heapMegabytesMax = 320
const waitingMax = 40

type Answer = { id: number; answer: Remade | { ok: false; refusal: 'error'; error: string } }

/**
 * What remakePdf answers, worked out in a process of its own, one file at a time: what needs over 20 s or 320 MB is refused as a bomb, and
 * only that process ends. `busy`: forty wait already.
 */
export function checkPdf(bytes: Uint8Array): Promise<CheckedPdf> {
  return sharedChecker()(bytes)
}

// Next loads this module once per bundle, but one such process is enough.
const shared = globalThis as typeof globalThis & { zhunkaoPdfChecker?: ReturnType<typeof createPdfChecker> }

function sharedChecker() {
  const file = join(/* turbopackIgnore: true */ process.cwd(), '.build', 'pdf-process.mjs')
  shared.zhunkaoPdfChecker ??= createPdfChecker(file, millisecondsMax)
  return shared.zhunkaoPdfChecker
}

export function createPdfChecker(file: string, timeoutMs: number) {
  let child: ChildProcess | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let lastId = 0

  async function check(bytes: Uint8Array): Promise<CheckedPdf> {
    child ??= start(file, (gone) => {
      if (child === gone) child = undefined
    })
    const running = child
    lastId += 1
    const answer = await answerOf(running, { id: lastId, bytes }, timeoutMs)
    if (answer === 'died' || answer === 'overran') {
      if (child === running) child = undefined
      running.kill('SIGKILL')
      log.warn({ how: answer, bytes: bytes.byteLength }, 'a PDF took the checking process down')
      return { ok: false, refusal: 'bomb' }
    }
    if (!answer.ok && answer.refusal === 'error') throw new Error(`the PDF could not be checked: ${answer.error}`)
    return answer as Remade
  }

  return async function inTurn(bytes: Uint8Array): Promise<CheckedPdf> {
    if (waiting >= waitingMax) return { ok: false, refusal: 'busy' }
    waiting += 1
    const turn = last.then(() => check(bytes))
    last = turn.catch(() => {})
    return turn.finally(() => {
      waiting -= 1
    })
  }
}

function start(file: string, onGone: (child: ChildProcess) => void): ChildProcess {
  const child = fork(file, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // It needs no secrets and no loaders.
    env: { NODE_ENV: 'production', PATH: process.env.PATH },
    execArgv: [`--max-old-space-size=${heapMegabytesMax}`],
  })
  child.once('exit', () => onGone(child))
  child.on('error', () => onGone(child))
  // Requests of people who wait for a page come first.
  if (child.pid) lowerPriority(child.pid)
  rest(child)
  return child
}

function lowerPriority(pid: number) {
  try {
    setPriority(pid, 10)
  } catch {
    // Not everywhere is it allowed; the check is then only less modest.
  }
}

/** An idle checker keeps nobody alive. */
function rest(child: ChildProcess) {
  child.unref()
  child.channel?.unref()
}

function answerOf(child: ChildProcess, request: { id: number; bytes: Uint8Array }, timeoutMs: number) {
  const { promise, resolve } = Promise.withResolvers<Answer['answer'] | 'died' | 'overran'>()
  const timer = setTimeout(() => resolve('overran'), timeoutMs)
  const died = () => resolve('died')
  const answered = (message: unknown) => {
    const { id, answer } = message as Answer
    if (id === request.id) resolve(answer)
  }
  child.on('message', answered).on('exit', died).on('error', died)
  child.ref()
  child.channel?.ref()
  child.send(request, (error) => error && died())
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', answered).off('exit', died).off('error', died)
    rest(child)
  })
}
