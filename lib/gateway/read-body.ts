/** The raw bytes of a request or an answer; null where there are more than `bytesMax`: reading stops there. */
export async function readBody(request: Request | Response, bytesMax: number): Promise<Buffer | null> {
  const reader = request.body?.getReader()
  if (!reader) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > bytesMax) {
      await reader.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}
