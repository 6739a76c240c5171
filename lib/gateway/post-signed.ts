import { signedHeaders } from './signature'

export type Posted = { reached: true; status: number; body: unknown } | { reached: false }

const answerCharactersMax = 100_000

/** Posts JSON with its signature and reads a JSON answer (null where it is none). Follows no redirect; gives up after `timeoutMs`. */
export async function postSigned(url: string, secret: Buffer, value: unknown, timeoutMs: number): Promise<Posted> {
  const body = Buffer.from(JSON.stringify(value))
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(secret, body) },
      body,
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { reached: true, status: answer.status, body: parsed(await answer.text()) }
  } catch {
    return { reached: false }
  }
}

function parsed(text: string): unknown {
  try {
    return text.length > answerCharactersMax ? null : JSON.parse(text)
  } catch {
    return null
  }
}
