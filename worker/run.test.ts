import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimRun, listLatestRuns, reportRun } from '@/db/queries/run'
import { currentDraw, listSeats } from '@/db/queries/seating'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import type { Viewer } from '@/lib/access/viewer'
import { askDraw } from '@/lib/seating/ask-draw'
import { drawSeats } from '@/lib/seating/draw-seats'
import { freezeDraw } from '@/lib/seating/freeze-draw'
import { openTestExam, sessionId, staff, type TestExam } from '@/lib/seating/test-exam'
import { performAsked, resumeLeft } from './run'

let exam: TestExam
let officer: Viewer
const seed = '5eed'.repeat(16)

beforeAll(async () => {
  exam = await openTestExam()
  await seedAccounts()
  officer = { ...staff('examOfficer'), accountId: accountIdOf('kaowu1'), place: { device: 'test', address: '127.0.0.1' } }
})
afterAll(() => exam.close())
beforeEach(() => exam.clear())

const runNow = async () => (await listLatestRuns(officer, sessionId))['seat-draw']
async function ask(drawing: Parameters<typeof askDraw>[2] = {}) {
  const asked = await askDraw(officer, sessionId, drawing)
  if (!asked.ok) throw new Error(asked.message)
  return asked.runId
}

test('Q-42 E-31 a draw is asked for at once and made by the worker, in the name of who asked', async () => {
  await exam.addPaid(40)
  const run = await ask({ seed })
  expect(await runNow()).toMatchObject({ id: run, state: 'waiting' })
  expect(await currentDraw(sessionId)).toBeNull()
  expect(await exam.owner`select payload from outbox where task = 'run' order by id desc limit 1`).toEqual([{ payload: { run } }])
  await performAsked({ run })
  expect(await runNow()).toMatchObject({ state: 'done', message: '已为 40 名考生编排座位。' })
  expect(await currentDraw(sessionId)).toMatchObject({ drawnBy: officer.accountId, seed, candidates: 40 })
  await performAsked({ run })
  expect(await exam.owner`select count(*)::int as n from seat_draws`).toEqual([{ n: 1 }])
})

test('E-31 of two who ask at once, one draws and the other is told so; while a draw runs nobody freezes or draws', async () => {
  await exam.addPaid(5)
  const drawn = await drawSeats(officer, sessionId)
  const asked = await Promise.all(Array.from({ length: 8 }, () => askDraw(officer, sessionId, {})))
  expect(asked.filter((one) => one.ok)).toHaveLength(1)
  for (const one of asked)
    if (!one.ok) expect(one).toMatchObject({ refusal: 'claimed_by_other', message: expect.stringContaining('正在') })
  await performAsked({ run: (await runNow())?.id })
  expect(drawn.ok && (await freezeDraw(staff('examOfficer'), drawn.drawId))).toMatchObject({ refusal: 'wrong_state' })
})

test('E-31 what only the draw itself finds out is told when it ends: nothing is written, and it may be asked again', async () => {
  await exam.addPaid(460)
  const run = await ask()
  await performAsked({ run })
  expect(await runNow()).toMatchObject({
    state: 'refused',
    message: expect.stringContaining('“专业知识”要编排 460 人，还差 10 个座位'),
  })
  expect(await exam.owner`select from seat_draws`).toHaveLength(0)
  expect((await askDraw(officer, sessionId, {})).ok).toBe(true)
})

test('Q-32 a run asked for by somebody who has lost the role since is refused', async () => {
  await exam.addPaid(3)
  const run = await ask()
  await exam.owner`delete from account_roles where account_id = ${officer.accountId}`
  await performAsked({ run })
  expect(await runNow()).toMatchObject({ state: 'refused' })
  expect(await currentDraw(sessionId)).toBeNull()
  await exam.owner`insert into account_roles (account_id, role, scope) values (${officer.accountId}, 'examOfficer', '*')`
})

test('Q-23 E-31 a worker killed in the middle of a draw leaves the draw before as it was; the next worker makes it whole', async () => {
  await exam.addPaid(60)
  const before = await drawSeats(officer, sessionId)
  const drawId = before.ok ? before.drawId : ''
  await exam.addPaid(10)
  const run = await ask({ seed, seen: drawId })
  const { signal } = perform(run, { ZHUNKAO_FAILPOINT: 'seats-half-written' })
  expect(signal).toBe('SIGKILL')
  expect((await currentDraw(sessionId))?.id).toBe(drawId)
  expect(await listSeats(drawId)).toHaveLength(60)
  expect(await exam.owner`select count(*)::int as n from seats`).toEqual([{ n: 60 }])
  await resumeLeft()
  expect(await runNow()).toMatchObject({ state: 'running', tries: 1 })
  await exam.owner`update runs set lease_until = clock_timestamp() - interval '1 second'`
  await resumeLeft()
  expect(await runNow()).toMatchObject({ state: 'done', tries: 2 })
  const after = await currentDraw(sessionId)
  expect(after).toMatchObject({ seed, candidates: 70 })
  expect(await listSeats(after?.id ?? '')).toHaveLength(70)
})

test('Q-42 one worker at a time: whoever was taken to be gone is told so and stops', async () => {
  await exam.addPaid(2)
  const run = await ask()
  const first = await claimRun(run)
  expect(await claimRun(run)).toBeNull()
  await exam.owner`update runs set lease_until = clock_timestamp() - interval '1 second'`
  const second = await claimRun(run)
  const step = { stage: 'x', done: 1, total: 2 }
  expect([first && (await reportRun(first, step)), second && (await reportRun(second, step))]).toEqual([false, true])
})

function perform(run: string, settings: Record<string, string>) {
  const script = fileURLToPath(new URL('./fixtures/perform.ts', import.meta.url))
  const env = { ...process.env, NODE_OPTIONS: '', VITEST: '', ...settings }
  return spawnSync(process.execPath, ['--import', 'tsx', script, run], { env, encoding: 'utf8' })
}
