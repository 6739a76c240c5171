import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { publicityOf } from '@/db/queries/publicity-office'
import { listWithdrawals } from '@/db/queries/publicity-withdrawal'
import { solveProof } from '@/lib/account/fixtures/solve-proof'
import { ownData } from '@/lib/account/own-data'
import { openPassedExam, type PassedExam } from '@/lib/certificate/fixtures/passed-exam'
import { askIssue } from '@/lib/certificate/issue'
import { now } from '@/lib/clock/now'
import { deliver } from '@/lib/message/deliver'
import { first, second, sessionId, staff } from '@/lib/scoring/fixtures/sat-exam'
import { waitingForLock } from '@/lib/workflow/fixtures/waiting-for-lock'
import { announcePublicities } from './announce'
import { reportConcern } from './concern/report'
import { readOfficePublicity } from './read-office'
import { readPublicities, readPublicList, readReported } from './read-public'
import { startPublicity } from './start'
import { confirmWithdrawal, declineWithdrawal, proposeWithdrawal } from './withdraw'

const outAt = '2020-10-20T10:00:30+08:00'
const days = { first: '2020-10-21', last: '2020-10-27' }
const [during, over] = ['2020-10-22T10:00:00+08:00', '2020-10-28T00:00:01+08:00']
const reason = '最后一天写错，少算了一个工作日'
let exam: PassedExam

beforeAll(async () => {
  exam = await openPassedExam(5)
})
afterAll(() => exam.close())
beforeEach(async () => {
  const { owner } = exam
  for (const table of ['publicity_entries', 'certificates']) await owner`alter table ${owner(table)} disable trigger user`
  await owner`truncate publicities, publicity_entries, publicity_withdrawals, outbox`
  for (const table of ['certificates', 'runs']) await owner`delete from ${owner(table)}`
  for (const table of ['publicity_entries', 'certificates']) await owner`alter table ${owner(table)} enable trigger user`
  await owner`update exam_sessions set features = '{"certificate": true}' where id = ${sessionId}`
  await exam.setClock(outAt)
  expect(await startPublicity(first, sessionId, days)).toMatchObject({ ok: true, listed: 4 })
  // From here on certificates wait for it.
  await owner`update exam_sessions set features = '{"certificate": true, "commitment": true}' where id = ${sessionId}`
})

async function proposed(viewer = first) {
  const made = await proposeWithdrawal(viewer, sessionId, reason)
  if (!made.ok) throw new Error(made.message)
  return made.id
}

async function startAgain(again = { first: '2020-10-23', last: '2020-10-29' }) {
  await exam.owner`update exam_sessions set features = '{"certificate": true}' where id = ${sessionId}`
  const started = await startPublicity(first, sessionId, again)
  await exam.owner`update exam_sessions set features = '{"certificate": true, "commitment": true}' where id = ${sessionId}`
  return started
}

const linesOf = async () =>
  (
    await exam.owner<{ what: string }[]>`select what from audit_entries where what like 'publicity-withdrawal-%' order by seq`
  ).map(({ what }) => what.replace('publicity-withdrawal-', ''))

describe('E-36 O-27 a 公示 is withdrawn by two officers', () => {
  test('while it runs: the page says so and names nobody, nor the reason; another may be started, for a whole new term', async () => {
    await exam.setClock(during)
    const [entry] = (await readPublicList(sessionId, {}))?.rows ?? []
    const before = (await linesOf()).length
    const id = await proposed()
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'running' })
    expect((await readOfficePublicity(second, sessionId, {}))?.waiting).toMatchObject({ id, reason, isOwn: false })
    expect(await startAgain()).toMatchObject({ refusal: 'wrong_state' })
    expect(await confirmWithdrawal(second, id)).toEqual({ ok: true, state: 'confirmed' })
    const list = await readPublicList(sessionId, {})
    expect(list).toMatchObject({ phase: 'withdrawn', rows: [], next: null })
    expect(JSON.stringify(list)).not.toContain(entry?.name)
    expect(JSON.stringify([list, await readPublicities(await now())])).not.toContain(reason)
    expect((await readPublicList(sessionId, { name: entry?.name }))?.rows).toEqual([])
    expect(await readReported(sessionId, entry?.id)).toBeNull()
    expect(await readPublicities(await now())).toMatchObject({ running: [], over: [{ sessionId, round: 1 }] })
    expect((await linesOf()).slice(before)).toEqual(['proposed', 'confirmed'])

    // 23 October is a Friday: five working days end on the 29th.
    expect(await startAgain({ first: '2020-10-23', last: '2020-10-27' })).toMatchObject({ refusal: 'invalid_input' })
    expect(await startAgain()).toMatchObject({ ok: true, listed: 4 })
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'withdrawn' })
    expect(await readOfficePublicity(first, sessionId, {})).toMatchObject({
      started: { round: 2, phase: 'coming' },
      page: { rows: [{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 3 }, { ordinal: 4 }] },
      withdrawn: [{ round: 1, reason }],
    })
    await exam.setClock('2020-10-23T00:00:01+08:00')
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'running', publicity: { round: 2 } })
    expect((await readPublicList(sessionId, {}))?.rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4])
  })

  test('before it begins: visitors never learn that there was one', async () => {
    await confirmWithdrawal(second, await proposed())
    await exam.setClock(during)
    expect(await readPublicList(sessionId, {})).toBeNull()
    expect(await readPublicities(await now())).toEqual({ running: [], over: [] })
    expect(await announcePublicities()).toBe(0)
  })

  test('Q-32 never by one alone, by no other role, nor with another session’s; declined it goes on, and may be proposed again', async () => {
    await exam.setClock(during)
    for (const viewer of [staff('examOfficer', 'another-session'), staff('auditor'), staff('reviewer'), exam.officer])
      expect(await proposeWithdrawal(viewer, sessionId, reason)).toMatchObject({ refusal: 'not_found' })
    const id = await proposed()
    expect(await confirmWithdrawal(first, id)).toMatchObject({ refusal: 'not_allowed' })
    for (const viewer of [staff('examOfficer', 'another-session'), staff('auditor')])
      for (const decide of [confirmWithdrawal, declineWithdrawal])
        expect(await decide(viewer, id)).toMatchObject({ refusal: 'not_found' })
    // The database itself asks for two people.
    const alone = exam.owner`update publicity_withdrawals set state = 'confirmed', decided_by = proposed_by, decided_at = now()`
    await expect(alone).rejects.toThrow(/two_people/)
    expect(await declineWithdrawal(first, id)).toMatchObject({ ok: true })
    expect(await confirmWithdrawal(second, id)).toMatchObject({ refusal: 'wrong_state' })
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'running' })
    expect(await confirmWithdrawal(second, await proposed())).toMatchObject({ ok: true })
  })

  test('Q-11 without a reason, without a 公示, after its last instant, and with odd names nothing is withdrawn', async () => {
    for (const odd of ['', ' 错 ', '\u0000\u200b', '长'.repeat(301)])
      expect(await proposeWithdrawal(first, sessionId, odd)).toMatchObject({ refusal: 'invalid_input' })
    for (const odd of ['', 'no-such', "'; drop table cases", '\ud800'])
      expect(await proposeWithdrawal(staff('examOfficer'), odd, reason)).toMatchObject({ refusal: 'not_found' })
    for (const odd of ['', 'x', crypto.randomUUID(), '\u0000'])
      expect(await confirmWithdrawal(second, odd)).toMatchObject({ refusal: 'not_found' })
    const id = await proposed()
    await exam.setClock(over)
    expect(await confirmWithdrawal(second, id)).toMatchObject({ refusal: 'window_closed' })
    expect(await proposeWithdrawal(second, sessionId, reason)).toMatchObject({ refusal: 'window_closed' })
    expect(await readPublicList(sessionId, {})).toMatchObject({ phase: 'over' })
  })

  test('what was decided stays as it was decided', async () => {
    await confirmWithdrawal(second, await proposed())
    for (const change of [
      "update publicity_withdrawals set reason = '别的'",
      "update publicity_withdrawals set state = 'declined'",
      'delete from publicity_withdrawals',
    ])
      await expect(db().execute(change), change).rejects.toThrow()
    await expect(exam.owner`update publicity_withdrawals set state = 'declined'`).rejects.toThrow(/was decided/)
  })
})

describe('E-36 what was reported and who was told', () => {
  test('a report that was received stays, holds back, and is decided; none comes after', async () => {
    await exam.setClock(during)
    const rows = (await readPublicList(sessionId, {}))?.rows ?? []
    const report = async (entryId = '') =>
      reportConcern(
        { entryId, reason: '这个人的工作年限不够，单位可以作证，请核查。', contact: '', proof: await solveProof(undefined, 1) },
        null,
      )
    const kept = await report(rows[0]?.id)
    expect(kept).toMatchObject({ ok: true })
    await confirmWithdrawal(second, await proposed())
    expect(await report(rows[1]?.id)).toMatchObject({ ok: false, message: expect.stringContaining('已撤回') })
    expect(await startAgain()).toMatchObject({ ok: true })
    await exam.setClock('2020-10-30T10:00:00+08:00')
    const asked = await askIssue(exam.officer, sessionId)
    const [ledger] = await exam.owner`select after from audit_entries where what = 'run-asked' order by seq desc limit 1`
    expect(asked).toMatchObject({ ok: true })
    expect(JSON.parse(ledger?.after)).toMatchObject({ ready: 3 })
    await exam.owner`update cases set state = 'dismissed' where kind = 'publicity-concern'`
  })

  test('Q-22 those listed anew are told anew, each once a 公示; the copy of one’s data says that it was withdrawn', async () => {
    await exam.setClock(during)
    await announcePublicities()
    await confirmWithdrawal(second, await proposed())
    await startAgain()
    await exam.setClock('2020-10-23T00:00:05+08:00')
    await Promise.all([1, 2, 3].map(() => announcePublicities()))
    const keys = await exam.owner<
      { key: string }[]
    >`select payload->>'key' as key from outbox where payload->>'template' = 'publicity.listed'`
    expect(keys).toHaveLength(8)
    expect(new Set(keys.map(({ key }) => key)).size).toBe(8)
    let text = ''
    for await (const part of ownData(exam.passers[0]?.viewer ?? first)) text += part
    expect(JSON.parse(text).公示).toMatchObject([{ 撤回时间: expect.any(String) }, { 结束时间: '2020年10月30日 00:00:00' }])
  })
})

describe('E-36 O-27 those listed are told that it was withdrawn', () => {
  const told = async () =>
    (
      await exam.owner<{ template: string; person: string }[]>`
        select payload->>'template' as template, payload->>'personId' as person from outbox order by id`
    ).map(({ template, person }) => `${template} ${person}`)

  test('Q-22 each once, by inbox and SMS, whoever was told of the list and whoever was not yet; who is voided since is not', async () => {
    await exam.setClock(during)
    await announcePublicities()
    const before = await told()
    await exam.owner`update cases set state = 'refunded' where id = ${exam.passers[0]?.caseId ?? ''}`
    await confirmWithdrawal(second, await proposed())
    expect(await told()).toEqual(before)
    await Promise.all([1, 2, 3].map(() => announcePublicities()))
    expect(await announcePublicities()).toBe(0)
    const others = exam.passers.slice(1).map(({ personId }) => `publicity.withdrawn ${personId}`)
    expect((await told()).slice(before.length).sort()).toEqual(others.sort())
    const [left] = await exam.owner<{ payload: { key: string } }[]>`
      select payload from outbox where payload->>'template' = 'publicity.withdrawn'`
    // There is no carrier here; what it is to take stands in the database.
    await expect(deliver(left?.payload)).rejects.toThrow('the carrier did not take')
    const key = left?.payload.key ?? ''
    expect(await exam.owner`select title, href from messages where key = ${key}`).toEqual([
      { title: '您在其中的公示已撤回', href: `/publicity/${sessionId}` },
    ])
    expect(await exam.owner`select from sms_messages where key = ${key}`).toHaveLength(1)
    await exam.owner`update cases set state = 'finished' where id = ${exam.passers[0]?.caseId ?? ''}`
  })

  test('a withdrawal that is declined tells nobody, nor one of a list that nobody saw', async () => {
    await confirmWithdrawal(second, await proposed())
    await startAgain({ first: '2020-10-21', last: '2020-10-27' })
    await exam.setClock(during)
    await announcePublicities()
    await declineWithdrawal(first, await proposed())
    await announcePublicities()
    expect([...new Set((await told()).map((one) => one.split(' ')[0]))]).toEqual(['publicity.listed'])
  })
})

describe('E-38 certificates wait for a 公示 that ended and was not withdrawn', () => {
  test('not by the days of the one that was withdrawn, but by those of the next', async () => {
    await exam.setClock(during)
    await confirmWithdrawal(second, await proposed())
    await exam.setClock(over)
    expect(await askIssue(exam.officer, sessionId)).toMatchObject({
      refusal: 'too_early',
      message: expect.stringContaining('公示已撤回'),
    })
    expect(await startAgain({ first: '2020-10-29', last: '2020-11-04' })).toMatchObject({ ok: true })
    await exam.setClock('2020-11-04T23:59:00+08:00')
    expect(await askIssue(exam.officer, sessionId)).toMatchObject({ refusal: 'too_early' })
    await exam.setClock('2020-11-05T00:00:01+08:00')
    await exam.issueAll()
    expect(await exam.owner`select from certificates`).toHaveLength(4)
  })
})

describe('E-36 Q-23 races', () => {
  test('two withdrawals at once are one, proposed and confirmed; each confirms once with one line in the ledger', async () => {
    await exam.setClock(during)
    const before = (await linesOf()).length
    const made = await Promise.all([first, second, first, second].map((viewer) => proposeWithdrawal(viewer, sessionId, reason)))
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
    expect(made.filter((one) => !one.ok && one.refusal === 'conflict')).toHaveLength(3)
    const [waiting] = await listWithdrawals(sessionId)
    const third = staff('examOfficer')
    const decided = await Promise.all(
      [third, third, staff('examOfficer', sessionId)].map((viewer) => confirmWithdrawal(viewer, waiting?.id ?? '')),
    )
    expect(decided.filter((one) => one.ok && !one.already)).toHaveLength(1)
    expect((await linesOf()).slice(before)).toEqual(['proposed', 'confirmed'])
  })

  test('confirmed and declined at once: one of them, and the 公示 stands accordingly', async () => {
    await exam.setClock(during)
    const id = await proposed()
    const [yes, no] = await Promise.all([confirmWithdrawal(second, id), declineWithdrawal(first, id)])
    expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1)
    expect((await publicityOf(sessionId))?.withdrawnAt !== null).toBe(yes.ok)
  })

  test('withdrawn and started anew at once: never two that stand', async () => {
    await exam.setClock(during)
    const id = await proposed()
    await Promise.all([confirmWithdrawal(second, id), startAgain(), startAgain()])
    const standing = await exam.owner`select from publicities p where not exists (select from publicity_withdrawals w
      where w.session_id = p.session_id and w.round = p.round and w.state = 'confirmed')`
    expect(standing.length).toBeLessThanOrEqual(1)
  })

  test('Q-02 who confirmed before the last instant and waited for the lock beyond it has withdrawn it', async () => {
    const id = await proposed()
    await exam.setClock('2020-10-27T23:59:50+08:00')
    let confirming: ReturnType<typeof confirmWithdrawal> | undefined
    await exam.owner.begin(async (tx) => {
      await tx`select from publicities for share`
      confirming = confirmWithdrawal(second, id)
      await waitingForLock(exam.owner)
      await exam.setClock(over)
    })
    expect(await confirming).toEqual({ ok: true, state: 'confirmed' })
    expect(await askIssue(exam.officer, sessionId)).toMatchObject({ refusal: 'too_early' })
  })

  test('E-38 but not where certificates were issued by the list while it waited', async () => {
    const id = await proposed()
    await exam.setClock('2020-10-27T23:59:50+08:00')
    let confirming: ReturnType<typeof confirmWithdrawal> | undefined
    await exam.owner.begin(async (tx) => {
      await tx`select from publicities for share`
      confirming = confirmWithdrawal(second, id)
      await waitingForLock(exam.owner)
      await exam.setClock(over)
      // Issuing shares the lock that the withdrawal waits for.
      await exam.issueAll()
    })
    expect(await confirming).toMatchObject({ refusal: 'window_closed' })
    expect(await exam.owner`select from certificates`).toHaveLength(4)
  })

  test('E-38 an issuing that comes to a certificate while it is being withdrawn in time issues none', async () => {
    const id = await proposed()
    await exam.setClock(over)
    let issuing: Promise<unknown> | undefined
    await exam.owner.begin(async (tx) => {
      await tx`select from publicities for update`
      issuing = exam.issueAll()
      await waitingForLock(exam.owner)
      await tx`update publicity_withdrawals set state = 'confirmed', decided_by = ${second.accountId}, decided_at = '2020-10-27T23:59:59+08:00' where id = ${id}`
    })
    await issuing
    expect(await exam.owner`select from certificates`).toHaveLength(0)
  })
})
