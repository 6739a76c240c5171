import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { getPublicity, listPublicEntries, listPublicities } from '@/db/queries/publicity'
import { ownData } from '@/lib/account/own-data'
import { confirmCorrection, proposeCorrection } from '@/lib/scoring/correct'
import {
  afterExam,
  bring,
  type Candidate,
  first,
  openSatExam,
  publish,
  type SatExam,
  scoresOf,
  second,
  sessionId,
  staff,
} from '@/lib/scoring/fixtures/sat-exam'
import { announcePublicities } from './announce'
import { readOfficePublicity } from './read-office'
import { readPublicList, readReported } from './read-public'
import { listToBePublished, startPublicity } from './start'

const outAt = '2020-10-20T10:00:30+08:00'
const days = { first: '2020-10-21', last: '2020-10-27' }
const at = (text: string) => new Date(`${text}+08:00`)
let exam: SatExam

beforeAll(async () => {
  exam = await openSatExam(8)
  // The first does not pass; the others do.
  await bring(scoresOf(exam.candidates, (index) => [index === 0 ? 40 : 70, 70]))
  await publish()
  await exam.owner`update persons set name = '公示' || right(id_number_hash, 2)`
})
beforeEach(async () => {
  await exam.owner`alter table publicity_entries disable trigger user`
  await exam.owner`alter table commitments disable trigger user`
  await exam.owner`truncate publicities, publicity_entries, publicity_withdrawals, commitments, outbox`
  await exam.owner`alter table publicity_entries enable trigger user`
  await exam.owner`alter table commitments enable trigger user`
  await exam.owner`update exam_sessions set features = '{}' where id = ${sessionId}`
  await exam.owner`update cases set state = 'finished' where kind = 'exam-registration'`
  await exam.setClock(outAt)
})
afterAll(() => exam.close())

function of(index: number): Candidate {
  const found = exam.candidates[index]
  if (!found) throw new Error('nobody sat there')
  return found
}

const did = (index: number, what: 'chosen' | 'declined' | 'withdrawn', more: { caseId?: string } = {}) =>
  exam.owner`insert into commitments (person_id, exam, year, case_id, what, at, address, device, letter, letter_hash, signed_by)
    select ${of(index).personId}, exam, year, ${more.caseId ?? of(index).caseId}, ${what}, now(), '', '',
      ${what === 'chosen' ? 'x' : null}, ${what === 'chosen' ? 'x' : null}, ${what === 'chosen' ? 'sms' : null} from exam_sessions where id = ${sessionId}`

const entries = () => exam.owner<{ case_id: string; ordinal: number; id_number_masked: string }[]>`
  select * from publicity_entries order by ordinal`
const listed = async () => (await entries()).map(({ case_id }) => exam.candidates.findIndex(({ caseId }) => caseId === case_id))

describe('E-36 who is listed', () => {
  test('with 告知承诺制: who passed, signed, and neither declined nor withdrew', async () => {
    await exam.owner`update exam_sessions set features = '{"commitment": true}' where id = ${sessionId}`
    for (const index of [0, 1, 2, 3]) await did(index, 'chosen')
    await did(2, 'withdrawn')
    await did(4, 'declined')
    expect(await startPublicity(first, sessionId, days)).toEqual({ ok: true, listed: 2 })
    // 0 signed and did not pass, 2 withdrew, 4 declined, 5 to 7 did nothing.
    expect(await listed()).toEqual([1, 3])
  })

  test('E-38 without it: all who passed, in the order of their admit cards, whose registrations still count', async () => {
    await exam.owner`update cases set state = 'refunded' where id = ${of(3).caseId}`
    expect(await startPublicity(first, sessionId, days)).toMatchObject({ listed: 6 })
    expect(await listed()).toEqual([1, 2, 4, 5, 6, 7])
    expect((await entries()).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('an officer sees beforehand exactly whom it will list', async () => {
    const before = await readOfficePublicity(first, sessionId, {})
    const frame = await getExamFrame(sessionId)
    expect(before?.proposal?.preview.map(({ caseId }) => caseId)).toEqual(
      frame && (await listToBePublished(frame, null)).map(({ caseId }) => caseId),
    )
    await startPublicity(first, sessionId, days)
    const after = await readOfficePublicity(first, sessionId, {})
    expect(after?.page?.rows.map(({ caseId }) => caseId)).toEqual(before?.proposal?.preview.map(({ caseId }) => caseId))
    expect(after?.started).toMatchObject({ phase: 'coming', listed: 7 })
  })
})

describe('E-36 starting', () => {
  test('started at once by two is started once, with one line in the ledger', async () => {
    const before = await exam.owner`select count(*)::int as n from audit_entries where what = 'publicity-started'`
    const all = await Promise.all([first, second, first, second].map((viewer) => startPublicity(viewer, sessionId, days)))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await startPublicity(second, sessionId, days)).toMatchObject({ refusal: 'wrong_state' })
    expect(await entries()).toHaveLength(7)
    const after = await exam.owner`select count(*)::int as n from audit_entries where what = 'publicity-started'`
    expect(after[0]?.n - before[0]?.n).toBe(1)
  })

  test('Q-32 only by an exam officer of the session; the auditor and the officer read it, nobody else', async () => {
    for (const viewer of [staff('examOfficer', 'another-session'), staff('auditor'), staff('reviewer'), of(1).viewer])
      expect(await startPublicity(viewer, sessionId, days)).toMatchObject({ refusal: 'not_found' })
    expect(await entries()).toHaveLength(0)
    for (const viewer of [staff('examOfficer', 'another-session'), staff('reviewer'), of(1).viewer])
      expect(await readOfficePublicity(viewer, sessionId, {})).toBeNull()
    for (const viewer of [staff('auditor'), first]) expect(await readOfficePublicity(viewer, sessionId, {})).not.toBeNull()
  })

  test('not before the scores are out, not with days against the rules, not for nobody', async () => {
    expect(await startPublicity(first, sessionId, { first: '2020-10-21', last: '2020-10-26' })).toMatchObject({
      refusal: 'invalid_input',
      message: expect.stringContaining('最早到2020年10月27日'),
    })
    expect(await startPublicity(first, 'no-such-session', days)).toMatchObject({ refusal: 'not_found' })
    expect(await startPublicity(first, "'; drop table cases", days)).toMatchObject({ refusal: 'not_found' })
    await exam.setClock(afterExam)
    expect(await startPublicity(first, sessionId, { first: '2020-09-15', last: '2020-09-30' })).toMatchObject({
      refusal: 'not_ready',
    })
    await exam.setClock(outAt)
    await exam.owner`update exam_sessions set features = '{"commitment": true}' where id = ${sessionId}`
    expect(await startPublicity(first, sessionId, days)).toMatchObject({ refusal: 'not_ready', message: '没有应公示的人员。' })
    expect(await entries()).toHaveLength(0)
  })

  test('what was published is neither changed nor removed, nor are its days', async () => {
    await startPublicity(first, sessionId, days)
    for (const change of [
      "update publicity_entries set name = '别人'",
      'delete from publicity_entries',
      "update publicities set ends_at = ends_at + interval '1 day'",
      'delete from publicities',
    ])
      await expect(db().execute(change), change).rejects.toThrow()
  })
})

describe('O-03 what visitors see', () => {
  beforeEach(async () => {
    await startPublicity(first, sessionId, days)
  })
  const people = async (when: string) => (await listPublicEntries(sessionId, {}, at(when))).rows.length

  test('Q-01 names from 00:00 of the first day to 24:00 of the last, to the second', async () => {
    expect(await people('2020-10-20T23:59:59.999')).toBe(0)
    expect(await getPublicity(sessionId, at('2020-10-20T23:59:59.999'))).toBeNull()
    expect(await listPublicities(at('2020-10-20T23:59:59.999'))).toEqual([])
    expect(await people('2020-10-21T00:00:00')).toBe(7)
    expect(await people('2020-10-27T23:59:59.999')).toBe(7)
    expect(await people('2020-10-28T00:00:00')).toBe(0)
  })

  test('by the business clock: nothing before, the list meanwhile, afterwards only that there was one', async () => {
    expect(await readPublicList(sessionId, {})).toBeNull()
    await exam.setClock('2020-10-21T00:00:01+08:00')
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'running', publicity: { listed: 7 } })
    const [entry] = (await readPublicList(sessionId, {}))?.rows ?? []
    await exam.setClock('2020-10-28T00:00:01+08:00')
    const over = await readPublicList(sessionId, {})
    expect(over).toMatchObject({ phase: 'over', rows: [], next: null })
    expect(JSON.stringify(over)).not.toContain(entry?.name)
    expect((await readPublicList(sessionId, { name: entry?.name }))?.rows).toEqual([])
    expect(await readReported(sessionId, entry?.id)).toBeNull()
  })

  test('by whole name, page by page, and hostile questions find nothing', async () => {
    await exam.setClock('2020-10-22T10:00:00+08:00')
    const all = (await readPublicList(sessionId, {}))?.rows ?? []
    expect((await readPublicList(sessionId, { name: ` ${all[2]?.name} ` }))?.rows.map(({ id }) => id)).toEqual([all[2]?.id])
    expect((await readPublicList(sessionId, { name: all[2]?.name.slice(0, 2) }))?.rows).toEqual([])
    expect((await readPublicList(sessionId, { after: '5' }))?.rows.map(({ ordinal }) => ordinal)).toEqual([6, 7])
    for (const hostile of ['\u0000', '%', "' or 1=1--", '<b>', '\ud800', '长'.repeat(10_000)])
      expect((await readPublicList(sessionId, { name: hostile }))?.rows).toEqual([])
    for (const after of ['-1', '1e9', 'x', '99999999999', ''])
      expect((await readPublicList(sessionId, { after }))?.rows).toHaveLength(7)
    for (const id of ['', '..', "'", 'x'.repeat(300)]) expect(await readPublicList(id, {})).toBeNull()
    for (const id of ['', 'x', "'", crypto.randomUUID()]) expect(await readReported(sessionId, id)).toBeNull()
  })

  test('Q-31 no whole number, no admit card and no case reaches a visitor', async () => {
    await exam.setClock('2020-10-22T10:00:00+08:00')
    const list = await readPublicList(sessionId, {})
    const text = JSON.stringify([list, await readReported(sessionId, list?.rows[0]?.id)])
    expect(list?.rows[0]).toMatchObject({ idNumber: '9999************15', admitCard: expect.stringMatching(/^\d{4}\*+\d\d$/) })
    for (const { caseId, personId, number } of exam.candidates)
      for (const secret of [caseId, personId, number]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/\d{14}|sealed|started/i)
    // Nor does the table that visitors' queries read hold any.
    const kept = JSON.stringify(await exam.owner`select * from publicity_entries`)
    expect(kept).not.toMatch(/999999199507210015|13800138000/)
    for (const { number } of exam.candidates) expect(kept).not.toContain(number)
  })

  test('A-27 the copy of one’s data says where one stands, once it has begun', async () => {
    const copy = async () => {
      let text = ''
      for await (const part of ownData(of(2).viewer)) text += part
      return JSON.parse(text).公示
    }
    expect(await copy()).toEqual([])
    await exam.setClock('2020-10-22T10:00:00+08:00')
    expect(await copy()).toMatchObject([{ 序号: 2, 结束时间: '2020年10月28日 00:00:00' }])
  })

  test('E-37 who was voided meanwhile is shown as taken off, without the reason', async () => {
    await exam.setClock('2020-10-22T10:00:00+08:00')
    await exam.owner`update cases set state = 'refunded' where id = ${of(2).caseId}`
    const list = await readPublicList(sessionId, {})
    expect(list?.rows.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, true, false, false, false, false, false])
    expect(JSON.stringify(list)).not.toContain('refunded')
  })
})

describe('Q-22 those listed are told', () => {
  const told = () => exam.owner<{ template: string; person: string; href: string; version: string }[]>`
    select payload->>'template' as template, payload->>'personId' as person, payload->>'href' as href,
      payload->>'version' as version from outbox order by id`

  test('on its first day, each once, also where several processes do it; who was voided meanwhile is not', async () => {
    await startPublicity(first, sessionId, days)
    expect(await announcePublicities()).toBe(0)
    await exam.setClock('2020-10-21T00:00:05+08:00')
    await exam.owner`update cases set state = 'refunded' where id = ${of(2).caseId}`
    await Promise.all([1, 2, 3, 4].map(() => announcePublicities()))
    await announcePublicities()
    const rows = await told()
    expect(rows.map(({ person }) => person).sort()).toEqual([1, 3, 4, 5, 6, 7].map((index) => of(index).personId).sort())
    expect(new Set(rows.map(({ template, version, href }) => `${template} ${version} ${href}`))).toEqual(
      new Set([`publicity.listed 1 /publicity/${sessionId}`]),
    )
  })
})

describe('E-36 who passes by a score corrected since the list was made', () => {
  test('is published by a 公示 of their own once the first is over, for whole days again; the others are not listed twice', async () => {
    expect(await startPublicity(first, sessionId, days)).toMatchObject({ ok: true, listed: 7 })
    const asked = { number: of(0).number, subject: '专业知识', score: '60', reason: '合分表登记有误' }
    await proposeCorrection(first, sessionId, asked)
    const [waiting] = await exam.owner`select id from score_corrections where state = 'proposed'`
    expect(await confirmCorrection(second, waiting?.id)).toMatchObject({ ok: true })
    const later = { first: '2020-11-02', last: '2020-11-06' }
    await exam.setClock('2020-10-27T23:59:00+08:00')
    expect(await startPublicity(first, sessionId, later)).toMatchObject({ refusal: 'wrong_state' })
    expect((await readOfficePublicity(first, sessionId, {}))?.proposal).toBeNull()

    await exam.setClock('2020-10-28T09:00:00+08:00')
    expect((await readOfficePublicity(first, sessionId, {}))?.proposal).toMatchObject({ isMore: true, count: 1 })
    const both = await Promise.all([first, second].map((officer) => startPublicity(officer, sessionId, later)))
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, listed: 1 }])
    const [entry] = await exam.owner`select case_id, ordinal from publicity_entries where round = 2`
    expect(entry).toEqual({ case_id: of(0).caseId, ordinal: 1 })
    expect((await readPublicList(sessionId, {}))?.phase).toBe('over')
    await exam.setClock('2020-11-02T00:00:05+08:00')
    expect((await readPublicList(sessionId, {}))?.rows).toHaveLength(1)
    await exam.setClock('2020-11-07T00:00:05+08:00')
    expect(await startPublicity(first, sessionId, { first: '2020-11-09', last: '2020-11-13' })).toMatchObject({
      refusal: 'not_ready',
      message: '没有应公示的人员。',
    })
  })
})
