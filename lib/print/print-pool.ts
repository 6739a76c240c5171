import type { DocumentName, DocumentProps, MissingGlyph, PrintAnswer, PrintRequest } from './documents'
import { type PrintThread, startPrintThread } from './print-thread'

export type PrintResult = { ok: true; bytes: Uint8Array<ArrayBuffer> } | MissingGlyph | { ok: false; refusal: 'queue_full' }

export type PrintPool = {
  render<Name extends DocumentName>(name: Name, props: DocumentProps[Name]): Promise<PrintResult>
  close(): Promise<void>
}

type Job = { request: PrintRequest; resolve: (result: PrintResult) => void; reject: (reason: unknown) => void }

/**
 * A few threads behind one bounded queue. Threads start when they are first needed; one that crashes or overruns
 * `timeoutMs` takes only its own paper with it, and the next paper starts another.
 */
export function createPrintPool(options: {
  threadFile: string
  threads: number
  queueMax: number
  timeoutMs: number
}): PrintPool {
  const waiting: Job[] = []
  const idle: PrintThread[] = []
  const alive = new Set<PrintThread>()
  let lastId = 0

  function render<Name extends DocumentName>(name: Name, props: DocumentProps[Name]): Promise<PrintResult> {
    if (waiting.length >= options.queueMax) return Promise.resolve({ ok: false, refusal: 'queue_full' })
    lastId += 1
    const request = { id: lastId, name, props } as PrintRequest
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject })
      drain()
    })
  }

  function drain() {
    for (let thread = freeThread(); thread; thread = freeThread()) {
      const job = waiting.shift()
      if (!job) {
        idle.push(thread)
        return
      }
      void work(thread, job)
    }
  }

  function freeThread(): PrintThread | undefined {
    if (waiting.length === 0) return undefined
    const free = idle.pop()
    if (free || alive.size >= options.threads) return free
    const started = startPrintThread(options.threadFile, forget)
    alive.add(started)
    return started
  }

  function forget(thread: PrintThread) {
    alive.delete(thread)
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    drain()
  }

  async function work(thread: PrintThread, job: Job) {
    try {
      const answer = await thread.run(job.request, options.timeoutMs)
      idle.push(thread)
      settle(job, answer)
    } catch (error) {
      job.reject(error)
    }
    drain()
  }

  return {
    render,
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(new Error('the print pool was closed'))
      await Promise.all([...alive].map((thread) => thread.end()))
    },
  }
}

function settle(job: Job, answer: PrintAnswer) {
  if (answer.ok) return job.resolve({ ok: true, bytes: answer.bytes })
  if ('refusal' in answer) return job.resolve({ ok: false, refusal: answer.refusal, characters: answer.characters })
  return job.reject(new Error(`the paper could not be rendered: ${answer.error}`))
}
