import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { solveProof } from '@/lib/account/fixtures/solve-proof'
import { ownData } from '@/lib/account/own-data'
import { askIssue } from '@/lib/certificate/issue'
import { deliver } from '@/lib/message/deliver'
import { first, second, sessionId } from '@/lib/scoring/fixtures/sat-exam'
import { announcePublicities } from './announce'
import { reportConcern } from './concern/report'
import { during, openPublicity, over } from './fixtures/begun-publicity'
import { readPublicList } from './read-public'
import { confirmWithdrawal, declineWithdrawal } from './withdraw'

const { exam, proposed, startAgain, reset } = await openPublicity()
beforeEach(reset)
afterAll(() => exam.close())

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
