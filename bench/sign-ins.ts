import { availableParallelism } from 'node:os'
import postgres from 'postgres'
import { sessionCookie, viewerOf } from '@/lib/access/session'
import { solveProof } from '@/lib/account/fixtures/solve-proof'
import type { Finding } from './findings'
import { askUntil } from './latency'
import { seedCandidates } from './seed-candidates'
import type { Stack } from './stack'
import { median, percentile } from './statistics'

const people = 64
const signIns = 600
const atOnce = 8
const lookUps = 2_000

/** sign-ins a second and core at the argon2id setting, the p99 of 我的考试 meanwhile, and what looking the session up costs a page. */
export async function measureSignIns(stack: Stack): Promise<Finding[]> {
  const readers = await seedCandidates(stack.ownerUrl, { name: 'reader', count: 64, state: 'draft' })
  await insertAccounts(stack.ownerUrl)
  const address = `http://127.0.0.1:${await stack.site()}`
  const url = `${address}/exams/mine`
  const reading = { url, cookies: readers.map((one) => one.cookie), connections: 2, least: 400, signal: stack.signal }
  await askUntil(Promise.resolve(), reading)
  const alone = await askUntil(Promise.resolve(), reading)
  const proofs = await Promise.all(Array.from({ length: signIns }, () => solveProof(undefined, 1)))
  const from = performance.now()
  const working = signInAll(address, proofs, stack.signal)
  const beside = await askUntil(working, { ...reading, least: 0 })
  const seconds = (performance.now() - from) / 1000
  await working
  const lookUp = await lookUpCost(readers.map((one) => one.cookie))
  const page = median(alone)
  const requirement = 'Q-57'
  const p99 = [percentile(beside, 0.99), percentile(alone, 0.99)] as const
  return [
    {
      ...{ requirement, what: 'sign-ins a second and core', unit: '/s', found: signIns / seconds / availableParallelism() },
      ...{
        goal: { atLeast: 60 },
        from: `${signIns} in ${seconds.toFixed(1)} s, ${atOnce} at once, pages being read beside them`,
      },
    },
    {
      ...{
        requirement,
        what: 'p99 of /exams/mine beside them : alone',
        unit: '×',
        found: p99[0] / p99[1],
        goal: { atMost: 1.1 },
      },
      from: `${p99[0].toFixed(0)} : ${p99[1].toFixed(0)} ms`,
    },
    {
      ...{ requirement, what: 'the session looked up, of a page', unit: '×', found: lookUp / page },
      from: `${lookUp.toFixed(2)} of ${page.toFixed(1)} ms, medians`,
    },
  ]
}

async function insertAccounts(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1 })
  await sql`
    insert into accounts (kind, username, username_key, password_hash, display_name)
    select 'person', 'bench_' || n, 'bench_' || n, password_hash, 'bench' from accounts, generate_series(1, ${people}) n where username = 'ouyang'`
  await sql.end()
}

async function signInAll(address: string, proofs: readonly string[], signal: AbortSignal) {
  const given = await fetch(`${address}/api/auth/csrf`)
  const { csrfToken } = (await given.json()) as { csrfToken: string }
  const cookie = given.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const waiting = proofs.entries()
  const work = async () => {
    for (const [nth, proof] of waiting) {
      signal.throwIfAborted()
      const body = new URLSearchParams({
        csrfToken,
        username: `bench_${(nth % people) + 1}`,
        password: 'kaosheng-2020',
        proof,
        json: 'true',
      })
      const answer = await fetch(`${address}/api/auth/callback/person`, {
        method: 'POST',
        body,
        headers: { cookie },
        redirect: 'manual',
      })
      await answer.arrayBuffer()
      const isIn = answer.headers.getSetCookie().some((one) => one.startsWith(`${sessionCookie().name}=`))
      if (!isIn) throw new Error(`a sign-in was answered with ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Milliseconds that the one query of a page's session takes. */
async function lookUpCost(cookies: readonly string[]): Promise<number> {
  const each: number[] = []
  for (let nth = 0; nth < lookUps; nth += 1) {
    const id = cookies[nth % cookies.length]?.split('=')[1] ?? ''
    const from = performance.now()
    if (!(await viewerOf(id))) throw new Error('a session of the bench is gone')
    each.push(performance.now() - from)
  }
  return median(each)
}
