import { readBody } from './read-body'
import { signedHeaders } from './signature'

export type Posted = { reached: true; status: number; body: unknown } | { reached: false }

const answerCharactersMax = 100_000

/** Posts JSON with its signature and reads a JSON answer (null where it is none). Follows no redirect; gives up after `timeoutMs`. */
export async function postSigned(url: string, secret: Buffer, value: unknown, timeoutMs: number): Promise<Posted> {
  try {
    const answer = await send(url, secret, value, timeoutMs)
    return { reached: true, status: answer.status, body: parsed(await answer.text()) }
  } catch {
    return { reached: false }
  }
}

/** The same for an answer that is a file: its bytes, null where there are more than `bytesMax`, where reading stops. */
export async function postSignedForFile(
  url: string,
  secret: Buffer,
  value: unknown,
  { timeoutMs, bytesMax }: { timeoutMs: number; bytesMax: number },
): Promise<Posted & { body?: Buffer | null }> {
  try {
    const answer = await send(url, secret, value, timeoutMs)
    return { reached: true, status: answer.status, body: await readBody(answer, bytesMax) }
  } catch {
    return { reached: false }
  }
}

function send(url: string, secret: Buffer, value: unknown, timeoutMs: number): Promise<Response> {
  const body = Buffer.from(JSON.stringify(value))
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedHeaders(secret, body) },
    body,
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  })
}

function parsed(text: string): unknown {
  try {
    return text.length > answerCharactersMax ? null : JSON.parse(text)
  } catch {
    return null
  }
}
