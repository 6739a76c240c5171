import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeClaim } from '@/db/queries/case'
import { solveProof } from '@/lib/account/fixtures/solve-proof'
import { ownData } from '@/lib/account/own-data'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { revealAnswer } from '@/lib/audit/reveal-answer'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import { readDeskCase } from '@/lib/desk/read-case'
import { readQueue } from '@/lib/desk/read-queue'
import {
  bring,
  type Candidate,
  first,
  openSatExam,
  publish,
  type SatExam,
  scoresOf,
  sessionId,
  staff,
} from '@/lib/scoring/fixtures/sat-exam'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { readOfficePublicity } from '../read-office'
import { readPublicList } from '../read-public'
import { startPublicity } from '../start'
import { readConcernOutcome } from './receipt'
import { fromNetworkMax, reportConcern } from './report'

const during = '2020-10-22T10:00:00+08:00'
const reason = '这个人的工作年限不够，二〇一八年才毕业，单位可以作证，请核查。'
const contact = '13922223333'
const reviewer = staff('reviewer')
let exam: SatExam
let listed: { id: string; name: string }[]

beforeAll(async () => {
  exam = await openSatExam(4)
  await bring(scoresOf(exam.candidates, () => [70, 70]))
  await publish()
  await exam.setClock('2020-10-20T10:00:30+08:00')
  const started = await startPublicity(first, sessionId, { first: '2020-10-21', last: '2020-10-27' })
  if (!started.ok) throw new Error(started.message)
  await exam.setClock(during)
  listed = (await readPublicList(sessionId, {}))?.rows ?? []
})
beforeEach(() => exam.setClock(during))
afterAll(() => exam.close())

function of(index: number): Candidate & { entryId: string } {
  const [found, entry] = [exam.candidates[index], listed[index]]
  if (!found || !entry) throw new Error('nobody stands there')
  return { ...found, entryId: entry.id }
}

let networks = 0
type Change = { reason?: string; contact?: string; proof?: string; network?: string | null }
async function report(entryId: string, { network, ...change }: Change = {}) {
  const proof = change.proof ?? (await solveProof(undefined, 1))
  const from = network === undefined ? `198.51.100.${++networks}` : network
  return reportConcern({ entryId, reason, contact: '', ...change, proof }, from)
}

async function reported(index: number, change: Change = {}) {
  const done = await report(of(index).entryId, change)
  if (!done.ok) throw new Error(JSON.stringify(done))
  const [row] = await exam.owner<{ id: string }[]>`select id from cases where number = ${done.number}`
  return row?.id ?? ''
}

const concerns = async () => Number((await exam.owner`select count(*) as n from cases where kind = 'publicity-concern'`)[0]?.n)

async function refusedFor(...asked: Parameters<typeof report>) {
  const before = await concerns()
  const done = await report(...asked)
  expect(await concerns()).toBe(before)
  return done.ok ? 'taken' : (done.message ?? Object.values(done.problems).join())
}

describe('E-36 anybody reports a concern', () => {
  test('it becomes a case of the one queue, in the scope of the registration, with whom it is about and the way there', async () => {
    const { caseId, entryId } = of(0)
    await exam.owner`update cases set scope = ${`${sessionId}/福田区`} where id = ${caseId}`
    const id = await reported(0)
    const [head] = await exam.owner`select state, scope, applicant_id, about_id, awaits from cases where id = ${id}`
    expect(head).toEqual({
      ...{ state: 'reported', scope: `${sessionId}/福田区`, applicant_id: null, about_id: entryId, awaits: 'reviewer' },
    })
    const found = await readDeskCase(staff('reviewer', `${sessionId}/福田区`), id)
    expect(found?.answers).toMatchObject([{ field: 'reason', answer: reason }, { field: 'contact' }])
    expect(found?.facts).toContainEqual({ label: '报名', value: '查看这份报名', href: `/office/cases/${caseId}` })
    expect((await readQueue(reviewer, readFilter({}))).lines.map((line) => line.id)).toContain(id)
    expect(await verifyChain(id)).toEqual([])
    await exam.owner`update cases set scope = ${sessionId} where id = ${caseId}`
  })

  test('Q-01 in its days only, to the second', async () => {
    const { entryId } = of(0)
    await exam.setClock('2020-10-20T23:59:50+08:00')
    expect(await refusedFor(entryId)).toContain('没有找到这个人')
    await exam.setClock('2020-10-28T00:00:01+08:00')
    expect(await refusedFor(entryId)).toContain('已于10月28日 00:00结束')
    await exam.setClock('2020-10-27T23:59:50+08:00')
    expect(await report(entryId)).toMatchObject({ ok: true })
  })

  test('not about nobody, and not about who was taken off', async () => {
    for (const id of ['', 'x', "'", '\u0000', crypto.randomUUID(), of(0).caseId])
      expect(await refusedFor(id)).toContain('没有找到这个人')
    await exam.owner`update cases set state = 'refunded' where id = ${of(3).caseId}`
    expect(await refusedFor(of(3).entryId)).toContain('已从名单撤下')
    await exam.owner`update cases set state = 'finished' where id = ${of(3).caseId}`
  })
})

describe('Q-33 what keeps reports from being a nuisance', () => {
  test('a proof of work, once each', async () => {
    const { entryId } = of(1)
    for (const proof of ['', '{}', 'x'.repeat(10_000), await solveProof(Date.now() - 600_000, 1)])
      expect(await refusedFor(entryId, { proof })).toContain('验证码')
    const proof = await solveProof(undefined, 1)
    const both = await Promise.all([report(entryId, { proof }), report(entryId, { proof })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('so many an hour from one network, others go on', async () => {
    const { entryId } = of(1)
    for (let n = 0; n < fromNetworkMax; n += 1)
      expect(await report(entryId, { network: '203.0.113.9' })).toMatchObject({ ok: true })
    expect(await refusedFor(entryId, { network: '203.0.113.9' })).toContain('太多')
    expect(await report(entryId, { network: '203.0.113.10' })).toMatchObject({ ok: true })
    await exam.setClock('2020-10-22T11:00:05+08:00')
    expect(await report(entryId, { network: '203.0.113.9' })).toMatchObject({ ok: true })
  })

  test('Q-11 hostile reasons are cleaned or refused beside the field', async () => {
    const { entryId } = of(1)
    const problem = async (change: Change) => {
      const done = await report(entryId, { ...change, proof: '' })
      return done.ok ? 'taken' : done.problems
    }
    expect(await problem({ reason: '太短' })).toEqual({ reason: '请写具体一些，至少 20 个字' })
    expect(await problem({ reason: '𠮷'.repeat(19) })).toMatchObject({ reason: expect.any(String) })
    expect(await problem({ reason: '𠮷'.repeat(501) })).toEqual({ reason: '请控制在 500 个字以内' })
    expect(await problem({ reason: '长'.repeat(10_000_000) })).toMatchObject({ reason: expect.any(String) })
    expect(await problem({ reason: '\u0000'.repeat(100) })).toMatchObject({ reason: expect.any(String) })
    expect(await problem({ reason: ' \n'.repeat(100) })).toMatchObject({ reason: expect.any(String) })
    expect(await problem({ contact: '<img src=x>' })).toMatchObject({ contact: expect.any(String) })
    const typed = `<script>alert(1)</script>\u0000\u202e工作年限\ud800不够，单位可以作证`
    const id = await reported(1, { reason: typed })
    const answer = (await readDeskCase(reviewer, id))?.answers[0]?.answer
    // As text: React escapes it; what cannot be printed or turns the line round is gone.
    expect(answer).toBe('<script>alert(1)</script>工作年限\ufffd不够，单位可以作证')
  })
})

describe('E-36 who reported stays unknown', () => {
  test('Q-31 the number they leave is sealed, masked, and seen whole by whoever holds the case alone', async () => {
    const id = await reported(2, { contact })
    const stored = await exam.owner`select to_jsonb(a)::text as text from case_answers a where case_id = ${id}
      union all select to_jsonb(d)::text from case_documents d where case_id = ${id}
      union all select to_jsonb(e)::text from case_events e where case_id = ${id}
      union all select input from case_event_inputs where case_id = ${id}`
    expect(JSON.stringify(stored)).not.toContain(contact)
    expect((await readDeskCase(reviewer, id))?.answers[1]?.answer).toBe('139****3333')
    expect(await revealAnswer(reviewer, id, 'contact')).toMatchObject({ refusal: 'claimed_by_other' })
    const at = await now()
    await takeClaim(id, reviewer.accountId, at, new Date(at.getTime() + 60_000))
    expect(await revealAnswer(reviewer, id, 'contact')).toEqual({ ok: true, answer: contact })
    expect(await revealAnswer(staff('cashier'), id, 'contact')).toMatchObject({ refusal: 'not_found' })
  })

  test('the one reported learns neither of it nor who it was: not in the copy of their data, looks, messages, or on the list', async () => {
    const one = of(2)
    const id = await reported(2, { contact })
    await readDeskCase(reviewer, id)
    let copy = ''
    for await (const part of ownData(one.viewer)) copy += part
    const seen = [copy, await readOwnLooks(one.viewer), await readPublicList(sessionId, {})]
    const outbox = await exam.owner`select payload from outbox`
    for (const text of [JSON.stringify(seen), JSON.stringify(outbox)])
      for (const secret of [id, contact, reason, '公示举报']) expect(text).not.toContain(secret)
    expect(await transition(one.viewer, id, 'dismiss', { opinion: '没有的事' })).toMatchObject({ refusal: 'not_found' })
    expect(await readDeskCase(one.viewer, id)).toBeNull()
  })
})

test('B-07 who reported finds the outcome by number and code together, nobody by the number alone', async () => {
  const done = await report(of(0).entryId)
  if (!done.ok) throw new Error('not taken')
  const { number, code } = done
  expect(await readConcernOutcome({ number: ` ${number}`, code: code.toLowerCase() }, null)).toEqual({
    found: true,
    state: 'reported',
  })
  const [other] = await exam.owner`select number from cases where kind = 'exam-registration' limit 1`
  const asked = [
    [number, ''],
    [number, 'AAAAAAAA'],
    [number, '\u0000'],
    [number, '字'.repeat(8)],
    ['2020-1022-999999', code],
    [other?.number, code],
    ["' or 1=1", code],
    ['\u0000'.repeat(10_000), code],
  ]
  for (const [typed, guess] of asked)
    expect(await readConcernOutcome({ number: typed, code: guess ?? '' }, null)).toEqual({ found: false, tooMany: false })
  for (let n = 0; n < 20; n += 1) await readConcernOutcome({ number, code: 'AAAAAAAA' }, '203.0.113.77')
  expect(await readConcernOutcome({ number, code }, '203.0.113.77')).toEqual({ found: false, tooMany: true })
})

describe('S-14 the decision', () => {
  test('Q-32 by a reviewer in its scope who holds it, with an opinion, once; it shows beside the one listed', async () => {
    const id = await reported(3)
    for (const viewer of [staff('cashier'), staff('reviewer', 'another-session'), staff('certificateOfficer'), of(1).viewer]) {
      expect(await readDeskCase(viewer, id)).toBeNull()
      expect(await transition(viewer, id, 'uphold', { opinion: '属实' })).toMatchObject({ refusal: 'not_found' })
    }
    expect(await transition(reviewer, id, 'uphold', { opinion: '属实' })).toMatchObject({ refusal: 'claimed_by_other' })
    const at = await now()
    await takeClaim(id, reviewer.accountId, at, new Date(at.getTime() + 60_000))
    expect(await transition(reviewer, id, 'uphold', { opinion: ' ' })).toMatchObject({ refusal: 'invalid_input' })
    expect(await transition(reviewer, id, 'uphold', { opinion: '经核查属实' })).toMatchObject({ ok: true, state: 'upheld' })
    expect(await transition(reviewer, id, 'dismiss', { opinion: '不属实' })).toMatchObject({ refusal: 'wrong_state' })
    const page = (await readOfficePublicity(first, sessionId, {}))?.page
    expect(page?.rows[3]).toMatchObject({ upheld: 1, waiting: 0, isWithdrawn: false })
    // The report decides nothing about the registration: that is a move of its own.
    expect((await exam.owner`select state from cases where id = ${of(3).caseId}`)[0]?.state).not.toBe('refunded')
  })
})
