import { Worker } from 'node:worker_threads'
import type { PrintAnswer, PrintRequest } from './documents'

const heapMegabytesMax = 768

/** One thread that renders one paper at a time. */
export type PrintThread = {
  /** Answers the request; rejects when the thread dies or needs longer than `timeoutMs`, and the thread is gone afterwards. */
  run(request: PrintRequest, timeoutMs: number): Promise<PrintAnswer>
  end(): Promise<void>
}

/** Starts a thread from a built file. It keeps the process alive only while it works; `onEnd` is called once when it is gone. */
export function startPrintThread(file: string, onEnd: (thread: PrintThread) => void): PrintThread {
  const worker = new Worker(file, {
    name: 'print',
    // The thread needs no secrets and no loaders, and React is several times slower outside production.
    env: { NODE_ENV: 'production', DATA_DIR: process.env.DATA_DIR },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
  })
  const thread: PrintThread = {
    run: (request, timeoutMs) => answerOf(worker, request, timeoutMs),
    end: async () => {
      await worker.terminate()
    },
  }
  // Without a listener the error of an idle thread would end the whole process; its exit follows and is enough.
  worker.on('error', () => {})
  worker.once('exit', () => onEnd(thread))
  worker.unref()
  return thread
}

async function answerOf(worker: Worker, request: PrintRequest, timeoutMs: number): Promise<PrintAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PrintAnswer>()
  const exited = (code: number) => reject(new Error(`the print thread ended with code ${code}`))
  const timer = setTimeout(() => reject(new Error(`the paper was not ready within ${timeoutMs} ms`)), timeoutMs)
  worker.on('message', resolve).on('error', reject).on('exit', exited)
  worker.ref()
  try {
    worker.postMessage(request)
    return await promise
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', reject).off('exit', exited)
    worker.unref()
  }
}
