import { createHash } from 'node:crypto'
import {
  listMisfits,
  numberSeats,
  openRound,
  readLines,
  type Shortage,
  seatPaper,
  takePlaced,
  writeSeats,
} from '@/db/queries/seat-round'
import type { Tx } from '@/db/queries/seating'
import { failpoint } from '@/lib/failpoint/failpoint'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import type { DrawnPaper } from './slots'

/** How far long work is, in words and in parts of a whole (Q-42). */
export type Progress = (stage: string, done: number, total: number) => Promise<void>

export type SeatRoundInput = {
  sessionId: string
  seed: string
  prefix: string
  papers: readonly DrawnPaper[]
  /** The draw that a later round adds to, and how many it has seated. */
  after?: { drawId: string; seated: number }
  progress?: Progress
}
export type SeatRound = {
  ok: true
  candidates: number
  resultHash: string
  placed: number
  write: (drawId: string) => Promise<void>
}

const candidatesAtOnce = 25_000

/**
 * One round of a draw: whoever has a seat placed by hand keeps it for every paper, the rest are seated paper by paper by the seed
 * (E-31, Q-53). No seat is written until `write`. Refuses, naming paper and number, where seats are too few, where somebody would sit two
 * papers at once or none, and where nobody is to be seated.
 */
export async function seatRound(
  tx: Tx,
  { sessionId, seed, prefix, papers, after, progress = async () => {} }: SeatRoundInput,
): Promise<SeatRound | Refused> {
  const drawId = after?.drawId ?? null
  await progress('正在读取考生', 0, 0)
  const candidates = await openRound(tx, { sessionId, drawId, papers })
  if (candidates === 0) return refuse('not_ready', after ? '没有未编排的考生。' : '还没有已缴费的考生，不需要编排座位。')
  const misfit = await refuseMisfits(tx)
  if (misfit) return misfit
  const placed = await takePlaced(tx)
  const short: Shortage[] = []
  for (const [index, { subject }] of papers.entries()) {
    await progress(`正在编排“${subject}”`, index, papers.length)
    const shortage = await seatPaper(tx, { sessionId, drawId, seed, paper: index + 1 })
    if (shortage) short.push(shortage)
  }
  if (short.length > 0) return refuse('not_ready', shortageWords(short))
  await progress('正在编准考证号', 0, 0)
  await numberSeats(tx, prefix, after?.seated ?? 0)
  await progress('正在计算校验值', 0, 0)
  const resultHash = await hashLines(tx)
  return { ok: true, candidates, resultHash, placed, write: (drawId) => writeAll(tx, drawId, candidates, progress) }
}

function shortageWords(short: readonly Shortage[]): string {
  const each = short.map(({ subject, candidates, missing }) => `“${subject}”要编排 ${candidates} 人，还差 ${missing} 个座位`)
  return `座位不够：${each.join('；')}。请先增加考场，再编排。`
}

async function refuseMisfits(tx: Tx): Promise<Refused | null> {
  const [first] = await listMisfits(tx)
  if (!first) return null
  const words = first.subjects
    ? `同时要考${first.subjects.map((subject) => `“${subject}”`).join('和')}，一个人不能同时在两个考场。请先核对考试时间和报考科目，再编排。`
    : '没有报考科目。请先核对考试的科目设置，再编排。'
  return refuse('not_ready', `报名序号 ${first.number} 的考生${words}`)
}

/** SHA-256 over the lines sorted, each ended by a line feed. */
async function hashLines(tx: Tx): Promise<string> {
  const hash = createHash('sha256')
  for await (const lines of readLines(tx)) hash.update(`${lines.join('\n')}\n`)
  return hash.digest('hex')
}

async function writeAll(tx: Tx, drawId: string, candidates: number, progress: Progress) {
  for (let from = 0; from < candidates; from += candidatesAtOnce) {
    await progress('正在写入座位', from, candidates)
    await writeSeats(tx, drawId, [from, from + candidatesAtOnce])
    failpoint('seats-half-written')
  }
  await progress('正在写入座位', candidates, candidates)
}
