import { parentPort } from 'node:worker_threads'
import type { PrintAnswer, PrintRequest } from '@/lib/print/documents'
import { render } from './render'

// The whole program of a print thread: one request, one answer, the bytes handed over without a copy.
parentPort?.on('message', async (request: PrintRequest) => {
  const answer = await answerTo(request)
  parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : [])
})

async function answerTo(request: PrintRequest): Promise<PrintAnswer> {
  try {
    return { id: request.id, ...(await render(request)) }
  } catch (error) {
    return { id: request.id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
