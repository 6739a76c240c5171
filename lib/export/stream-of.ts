/** Texts as they come: nothing is held but the one under way, and whoever goes away ends it. */
export function streamOf(texts: AsyncGenerator<string, void>, beginning = ''): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(beginning)),
    pull: async (controller) => {
      const next = await texts.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => void (await texts.return()),
  })
}
