import type { ProcessMessage } from '@/lib/process/checking-process'

/**
 * The whole program of a process that createCheckingProcess starts: for each request an answer, and before it as many parts as `part` is
 * called with, which waits until the part has gone.
 */
export function answerRequests<Request, Answer, Part = never>(
  answerTo: (request: Request, part: (part: Part) => Promise<void>) => Promise<Answer>,
) {
  process.on('message', async ({ id, request }: { id: number; request: Request }) => {
    const say = (message: ProcessMessage<Part, Answer>) =>
      new Promise<void>((resolve) => process.send?.(message, undefined, undefined, () => resolve()))
    try {
      await say({ id, answer: await answerTo(request, (part) => say({ id, part })) })
    } catch (error) {
      await say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.on('disconnect', () => process.exit())
}
