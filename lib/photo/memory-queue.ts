/**
 * Runs jobs in the order they came, `atOnce` at a time and together within `bytesMax` of estimated memory; a job larger
 * than that runs alone. So a rush of uploads waits instead of filling the memory.
 */
export function createMemoryQueue({ atOnce, bytesMax }: { atOnce: number; bytesMax: number }) {
  const waiting: { bytes: number; start: () => void }[] = []
  let running = 0
  let held = 0

  function startNext() {
    const next = waiting[0]
    if (!next || running >= atOnce || (running > 0 && held + next.bytes > bytesMax)) return
    waiting.shift()
    running += 1
    held += next.bytes
    next.start()
    startNext()
  }

  return async function run<T>(bytes: number, job: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      waiting.push({ bytes, start })
      startNext()
    })
    try {
      return await job()
    } finally {
      running -= 1
      held -= bytes
      startNext()
    }
  }
}
