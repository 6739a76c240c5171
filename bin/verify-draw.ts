// Replays a seat draw and says whether it is what was published: npm run verify-draw -- --session <id> | --file <published.json> (E-31).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readAccess } from '@/db/embedded-cluster'
import { CannotStart } from '@/lib/config/cannot-start'
import { settings } from '@/lib/config/settings'
import { type PublishedDraw, publishedDrawSchema } from '@/lib/seating/published-draw'
import { replayDraw } from '@/lib/seating/replay-draw'

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof CannotStart || error instanceof SyntaxError ? error.message : error)
  return 2
})

/** 0: the same, 1: different, 2: not to be verified. */
async function main(args: string[]): Promise<number> {
  const asked = readQuestion(args)
  if (!asked) {
    console.error('用法：npm run verify-draw -- --session <考次>（核对正在使用的数据库）或 --file <公布的文件.json>（离线核对）')
    return 2
  }
  const published = asked.file ? readPublished(asked.file) : await readDatabase(asked.session ?? '')
  if (typeof published === 'string') {
    console.error(published)
    return 2
  }
  const verdict = replayDraw(published)
  console.log(`${published.title}（${published.session}）`)
  console.log(`种子 ${published.seed}`)
  for (const [index, { papers, resultHash }] of published.rounds.entries()) {
    const seats = papers.reduce((sum, { ids, placed }) => sum + ids.length + placed.length, 0)
    console.log(`第 ${index + 1} 轮 ${seats} 个座位，结果校验值 ${resultHash}`)
  }
  console.log(verdict.same ? `一致：重新计算 ${verdict.seats} 个座位，全部相同。` : `不一致：${verdict.difference}`)
  return verdict.same ? 0 : 1
}

function readQuestion(args: string[]): { session?: string | undefined; file?: string | undefined } | null {
  try {
    const { values } = parseArgs({ args, options: { session: { type: 'string' }, file: { type: 'string' } } })
    return Boolean(values.session) === Boolean(values.file) ? null : values
  } catch {
    return null
  }
}

function readPublished(file: string): PublishedDraw | string {
  if (!existsSync(file)) return `没有文件 ${file}`
  const read = publishedDrawSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `${file} 不是座位编排的公布文件：${issue?.path.join('.')} ${issue?.message}`
}

async function readDatabase(sessionId: string): Promise<PublishedDraw | string> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  process.env.DATABASE_URL ||= embeddedUrl()
  const { closeDatabase } = await import('@/db/client')
  const { getExamFrame } = await import('@/db/queries/exam')
  const { currentDraw } = await import('@/db/queries/seating')
  const { writtenDraw } = await import('@/lib/seating/publish-draw')
  try {
    const [frame, draw] = [await getExamFrame(sessionId), await currentDraw(sessionId)]
    if (!frame) return `没有考次 ${sessionId}`
    return draw ? await writtenDraw(frame, draw) : `考次 ${sessionId} 还没有编排座位`
  } finally {
    await closeDatabase()
  }
}

/** The server that `npm start` runs on DATA_DIR. */
function embeddedUrl(): string {
  const { appPassword, port } = readAccess(join(settings().dataDir, 'postgres'))
  return `postgres://zhunkao:${appPassword}@127.0.0.1:${port}/zhunkao`
}
