import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import { findSms } from '@/db/queries/message'
import { freeStuckJobs, handOutbox, pruneOutbox } from '@/db/queries/outbox'
import { addPlan } from '@/db/queries/sandbox'
import { listMessages } from '@/lib/message/inbox'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { candidate, newPerson } from '@/lib/workflow/fixtures/world'
import { scheduled, taskList, timetable } from './tasks'

let world: ServedWorld
let worker: ReturnType<typeof startWorker> | undefined

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(async () => {
  worker?.child.kill('SIGKILL')
  await world.close()
})

const payloadFor = (personId: string, key: string) => ({
  key,
  personId,
  title: key,
  body: '正文。',
  href: '/exams/mine',
  sms: 'paid',
})
const post = (payload: Record<string, unknown>) => db().transaction((tx) => insertOutbox(tx, [{ task: 'notify', payload }]))
const jobs = async () => {
  const [row] = await db().execute<{ n: number }>(
    sql`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'notify'`,
  )
  return row?.n
}

test('Q-22 several processes hand the outbox over at once: each row becomes one job', async () => {
  const personId = await newPerson()
  for (let n = 0; n < 300; n += 1) await post(payloadFor(personId, `hand:${n}`))
  const handed = await Promise.all(Array.from({ length: 6 }, () => handOutbox(100)))
  expect(handed.reduce((sum, n) => sum + n, 0)).toBe(300)
  expect(await jobs()).toBe(300)
  expect(await handOutbox(100)).toBe(0)
  await db().execute(sql`update outbox set handed_at = handed_at - interval '31 days' where payload ->> 'key' = 'hand:0'`)
  await pruneOutbox()
  const [row] = await db().execute<{ n: number }>(sql`select count(*)::int as n from outbox`)
  expect(row?.n).toBe(299)
})

test('Q-22 Q-23 a job whose worker was killed is freed, one that has just begun is not', async () => {
  await db().execute(sql`
    update graphile_worker._private_jobs set locked_by = 'w' || (id % 2), locked_at = clock_timestamp() - case when id % 2 = 0 then interval '11 minutes' else interval '1 minute' end`)
  await freeStuckJobs()
  const rows = await db().execute<{ locked_by: string | null }>(
    sql`select distinct locked_by from graphile_worker.jobs order by 1`,
  )
  expect(rows.map((row) => row.locked_by)).toEqual(['w1', null])
  await db().execute(sql`delete from graphile_worker._private_jobs`)
})

test('Q-22 every task of the timetable is known and runs on an empty day', async () => {
  for (const { task } of timetable(true)) await expect(Promise.resolve(scheduled[task]?.()), task).resolves.not.toThrow()
  expect(Object.keys(taskList).sort()).toEqual(
    [...Object.keys(scheduled), 'notify', 'give-back', 'give-back-unknown', 'check-education', 'reconcile', 'run'].sort(),
  )
  expect(timetable(false).map((item) => item.task)).not.toContain('send-late-callbacks')
})

test('Q-22 Q-63 the worker, without owner rights, delivers what is in the outbox, survives the carrier’s failure, and leaves on SIGTERM', async () => {
  const personId = await newPerson()
  await addPlan({ gateway: 'sms', outcome: 'failed', times: 1 })
  worker = startWorker()
  await post(payloadFor(personId, 'by the worker'))
  const sms = () => findSms('by the worker').then((row) => [row?.state, row?.tries])
  await expect.poll(sms, { timeout: 50_000 }).toEqual(['sent', 2])
  expect(await listMessages(candidate(personId))).toHaveLength(1)
  await expect.poll(jobs, { timeout: 20_000 }).toBe(0)
  worker.child.kill('SIGTERM')
  expect(await worker.closed).toBe(0)
  expect(worker.output()).toContain('"msg":"worker runs"')
  expect(worker.output()).toContain('SmsNotTaken')
  expect(worker.output()).not.toMatch(/正文|【准考】|13800138000/)
})

function startWorker() {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const env = { ...process.env, DATABASE_URL: world.appUrl, DATABASE_OWNER_URL: '', VITEST: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += part
    })
  }
  const closed = new Promise<number | null>((settle) => child.once('close', (code) => settle(code)))
  return { child, closed, output: () => output }
}
