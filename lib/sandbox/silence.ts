/** Longer than any adapter's patience. */
const silenceMs = 15_000

/** A service that does not answer: waits until whoever asked has given up. */
export function silence(asker: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const over = () => {
      clearTimeout(timer)
      settle()
    }
    const timer = setTimeout(over, silenceMs)
    timer.unref()
    if (asker.aborted) over()
    else asker.addEventListener('abort', over, { once: true })
  })
}
