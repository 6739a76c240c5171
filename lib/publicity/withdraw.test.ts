import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { publicityOf } from '@/db/queries/publicity-office'
import { listWithdrawals } from '@/db/queries/publicity-withdrawal'
import { askIssue } from '@/lib/certificate/issue'
import { now } from '@/lib/clock/now'
import { first, second, sessionId, staff } from '@/lib/scoring/fixtures/sat-exam'
import { waitingForLock } from '@/lib/workflow/fixtures/waiting-for-lock'
import { announcePublicities } from './announce'
import { during, openPublicity, over, reason } from './fixtures/begun-publicity'
import { readOfficePublicity } from './read-office'
import { readPublicities, readPublicList, readReported } from './read-public'
import { confirmWithdrawal, declineWithdrawal, proposeWithdrawal } from './withdraw'

const { exam, proposed, startAgain, reset } = await openPublicity()
beforeEach(reset)
afterAll(() => exam.close())

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
