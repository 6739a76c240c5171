/** Texts as they come: nothing is held but the one under way, and whoever goes away ends it. */
export function streamOf(texts: AsyncGenerator<string, void>, beginning = ''): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return bytesOf(encoded(texts, encoder), encoder.encode(beginning))
}

/** The same of bytes. */
export function bytesOf(parts: AsyncGenerator<Uint8Array, void>, beginning = new Uint8Array()): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (beginning.length > 0) controller.enqueue(beginning)
    },
    pull: async (controller) => {
      const next = await parts.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => void (await parts.return()),
  })
}

async function* encoded(texts: AsyncGenerator<string, void>, encoder: TextEncoder): AsyncGenerator<Uint8Array, void> {
  for await (const text of texts) yield encoder.encode(text)
}
