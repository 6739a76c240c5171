export type Asked = { ms: number; status: number }

/** Asks in a closed loop over so many connections until `until` settles (at least until it was asked `least` times); milliseconds of each answer, read to its end. */
export async function askUntil(
  until: Promise<unknown>,
  {
    url,
    cookies,
    connections,
    least,
    signal,
  }: { url: string; cookies: readonly string[]; connections: number; least: number; signal: AbortSignal },
): Promise<number[]> {
  const all: number[] = []
  let over = false
  const stop = () => {
    over = true
  }
  const ended = until.then(stop, stop)
  const loop = async (_: unknown, connection: number) => {
    for (let turn = connection; !over || all.length < least; turn += connections) {
      signal.throwIfAborted()
      all.push(await ask(url, cookies[turn % cookies.length] ?? ''))
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  await ended
  return all
}

/** Milliseconds until the answer was read to its end. Throws unless it was 200. */
export async function ask(url: string, cookie: string): Promise<number> {
  const from = performance.now()
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - from
}
