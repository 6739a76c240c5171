import postgres from 'postgres'
import type { Finding } from './findings'
import { ask, askUntil } from './latency'
import { type BenchCandidate, seedCandidates } from './seed-candidates'
import type { Stack } from './stack'
import { median, percentile } from './statistics'

type Printing = { papers: number; atOnce: number; rounds: number }

/** What a batch of 1,000 admit cards does to everybody else; the pool refuses more than 200 that wait. */
export function measureBatch(stack: Stack): Promise<Finding[]> {
  return besideOthers(stack, { papers: Number(process.env.BENCH_CARDS ?? 1000), atOnce: 50, rounds: 1 })
}

/** p99 of 我的考试 over HTTP, alone and while so many admit cards are printed over HTTP, in turns. */
export async function besideOthers(stack: Stack, { papers, atOnce, rounds }: Printing): Promise<Finding[]> {
  const people = await seedCandidates(stack.ownerUrl, { name: `papers-${papers}-`, count: papers * rounds, state: 'paid' })
  await openAdmitCards(stack.ownerUrl)
  const port = await stack.site()
  const url = `http://127.0.0.1:${port}/exams/mine`
  const print = ({ caseId, cookie }: BenchCandidate) => ask(`http://127.0.0.1:${port}/api/print/admit-card/${caseId}`, cookie)
  const reading = { url, cookies: people.map((one) => one.cookie), connections: 4, least: 400, signal: stack.signal }
  const [first] = people
  if (first) await Promise.all([print(first), askUntil(Promise.resolve(), reading)])
  const found = { alone: [] as number[], beside: [] as number[], papers: [] as number[], ratios: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const alone = await askUntil(Promise.resolve(), reading)
    const batch = people.slice(round * papers, (round + 1) * papers)
    const printing = printAll(batch, atOnce, print)
    const beside = await askUntil(printing, { ...reading, least: 0 })
    found.papers.push(...(await printing))
    found.alone.push(...alone)
    found.beside.push(...beside)
    found.ratios.push(percentile(beside, 0.99) / percentile(alone, 0.99))
  }
  const ms = (values: number[], share: number) => percentile(values, share).toFixed(0)
  const range = found.ratios.map((ratio) => ratio.toFixed(2)).join(', ')
  const requirement = 'Q-52'
  return [
    {
      ...{ requirement, what: `p99 of /exams/mine beside ${papers} papers : alone`, unit: '×', found: median(found.ratios) },
      from: `p99 ${ms(found.beside, 0.99)} : ${ms(found.alone, 0.99)} ms, p50 ${ms(found.beside, 0.5)} : ${ms(found.alone, 0.5)} ms, rounds ${range}`,
    },
    {
      ...{ requirement, what: `slowest of ${papers} papers over HTTP, ${atOnce} at once`, unit: 'ms' },
      ...{ found: Math.max(...found.papers), from: `p50 ${ms(found.papers, 0.5)} ms` },
    },
  ]
}

async function printAll(batch: BenchCandidate[], atOnce: number, print: (one: BenchCandidate) => Promise<number>) {
  const waiting = batch.values()
  const each: number[] = []
  const work = async () => {
    for (const one of waiting) each.push(await print(one))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return each
}

/** Moves the sandbox's clock into the window in which admit cards are printed. */
async function openAdmitCards(ownerUrl: string) {
  const sql = postgres(ownerUrl, { max: 1 })
  await sql`update clock_shift set shift = ${'2020-09-10T10:00:00+08:00'}::timestamptz - clock_timestamp()`
  await sql.end()
}
