import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { cpus } from 'node:os'

const patienceMs = 120_000

export type Kind = 'step page' | 'autosave' | 'confirm page' | 'confirm' | 'pay page' | 'start payment' | 'callback' | 'status'
/** `status` 0: no answer. `sentAt` and `answeredAt`: by `performance.now()`. */
export type Answered = { status: number; headers: IncomingHttpHeaders; body: string; sentAt: number; answeredAt: number }
export type Timed = { kind: Kind; ms: number; status: number }
export type Client = ReturnType<typeof openClient>

/** Asks the web server at `port` over as many connections as it takes, and keeps how long each answer took, read to its end. */
export function openClient(port: number) {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 * cpus().length })
  const timed: Timed[] = []
  const ask = async (
    kind: Kind,
    path: string,
    cookie: string,
    post?: { headers: Record<string, string>; body: string | Buffer },
  ) => {
    const answered = await send({ agent, port, path, cookie, post })
    timed.push({ kind, ms: answered.answeredAt - answered.sentAt, status: answered.status })
    return answered
  }
  /** Calls a server action as the browser does: with these arguments, of which `$K1` stands for `form`. */
  const act = (
    kind: Kind,
    path: string,
    cookie: string,
    call: { id: string; args: readonly unknown[]; form?: Record<string, string> },
  ) => {
    const { id, args, form } = call
    const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
    if (!form) return ask(kind, path, cookie, { headers, body: JSON.stringify(args) })
    const parts = [...Object.entries(form).map(([name, value]) => [`_1_${name}`, value]), ['0', JSON.stringify(args)]]
    const body = parts.map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return ask(kind, path, cookie, {
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${body.join('')}--${boundary}--\r\n`,
    })
  }
  return { ask, act, timed, close: () => agent.destroy() }
}

const boundary = '----zhunkaoBench7d1f'

type Sending = {
  agent: Agent
  port: number
  path: string
  cookie: string
  post?: { headers: Record<string, string>; body: string | Buffer } | undefined
}

function send({ agent, port, path, cookie, post }: Sending): Promise<Answered> {
  const sentAt = performance.now()
  return new Promise((settle) => {
    const none = () => settle({ status: 0, headers: {}, body: '', sentAt, answeredAt: performance.now() })
    const length = post ? { 'content-length': String(Buffer.byteLength(post.body)) } : {}
    const headers = { ...(cookie ? { cookie } : {}), ...post?.headers, ...length }
    const asking = request(
      { agent, host: '127.0.0.1', port, path, method: post ? 'POST' : 'GET', headers, timeout: patienceMs },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', none)
        answer.on('end', () => {
          const body = Buffer.concat(chunks).toString()
          settle({ status: answer.statusCode ?? 0, headers: answer.headers, body, sentAt, answeredAt: performance.now() })
        })
      },
    )
    asking.on('timeout', () => asking.destroy())
    asking.on('error', none)
    asking.end(post?.body)
  })
}
