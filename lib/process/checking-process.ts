import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { log } from '@/lib/log/log'

export type ProcessLimits = {
  millisecondsMax: number
  heapMegabytesMax: number
  waitingMax: number
  /** Does the next request find it running? If not, what memory a request took is given back after it. */
  staysWarm: boolean
}

/** What such a process says (worker/answer-requests.ts): any number of parts, then the answer, or what it threw. */
export type ProcessMessage<Part, Answer> = { id: number } & ({ part: Part } | { answer: Answer } | { error: string })

/** Answers a request; `gone`: it needed more time or memory than it may, and that process has ended. `busy`: too many wait already. */
export type AskProcess<Request, Answer, Part = never> = (
  request: Request,
  take?: (part: Part) => void,
) => Promise<Answer | 'gone' | 'busy'>

/** A program of .build. */
export function programFile(name: string): string {
  return join(/* turbopackIgnore: true */ process.cwd(), '.build', `${name}.mjs`)
}

/**
 * Asks a program of its own, one request at a time, what a file from outside holds: whatever the file does, only that process
 * stands still or ends, and the next request starts another. A process, for a thread whose memory is used up can take everybody's with it.
 * Rejects when the program throws.
 */
export function createCheckingProcess<Request, Answer, Part = never>(
  file: string,
  { millisecondsMax, heapMegabytesMax, waitingMax, staysWarm }: ProcessLimits,
): AskProcess<Request, Answer, Part> {
  let child: ChildProcess | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let lastId = 0

  async function ask(request: Request, take: (part: Part) => void): Promise<Answer | 'gone'> {
    child ??= start(file, heapMegabytesMax, (gone) => {
      if (child === gone) child = undefined
    })
    const running = child
    lastId += 1
    const ended = await answerOf<Answer, Part>(running, { id: lastId, request }, take, millisecondsMax)
    const isGone = typeof ended === 'string'
    if (isGone || !staysWarm) {
      if (child === running) child = undefined
      running.kill('SIGKILL')
    }
    if (isGone) {
      log.warn({ how: ended, program: basename(file) }, 'a file took the checking process down')
      return 'gone'
    }
    if ('error' in ended) throw new Error(`the file could not be checked: ${ended.error}`)
    return ended.answer
  }

  return async function inTurn(request, take = () => {}) {
    if (waiting >= waitingMax) return 'busy'
    waiting += 1
    const turn = last.then(() => ask(request, take))
    last = turn.catch(() => {})
    return turn.finally(() => {
      waiting -= 1
    })
  }
}

function start(file: string, heapMegabytesMax: number, onGone: (child: ChildProcess) => void): ChildProcess {
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

type Ended<Answer> = { answer: Answer } | { error: string } | 'died' | 'overran'

function answerOf<Answer, Part>(
  child: ChildProcess,
  request: { id: number; request: unknown },
  take: (part: Part) => void,
  millisecondsMax: number,
): Promise<Ended<Answer>> {
  const { promise, resolve } = Promise.withResolvers<Ended<Answer>>()
  const timer = setTimeout(() => resolve('overran'), millisecondsMax)
  const died = () => resolve('died')
  const said = (message: unknown) => {
    const heard = message as ProcessMessage<Part, Answer>
    if (heard.id !== request.id) return
    if ('part' in heard) take(heard.part)
    else resolve(heard)
  }
  child.on('message', said).on('exit', died).on('error', died)
  child.ref()
  child.channel?.ref()
  child.send(request, (error) => error && died())
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', said).off('exit', died).off('error', died)
    rest(child)
  })
}
