import { describe, expect, test } from 'vitest'
import { cashier, eachOnEmptyDesk, enteredAt, world } from '@/lib/desk/fixtures/empty-desk'
import { placeWaiting, recordMove } from '@/lib/desk/fixtures/waiting'
import { readFilter } from '@/lib/desk/queue-filter'
import { claimCase, claimMinutes, claimNext, keepClaim, releaseCase, transferCase } from './claim'
import { candidate, staff } from './fixtures/world'

const everything = readFilter({})
eachOnEmptyDesk()

const one = async (placing: Partial<Parameters<typeof placeWaiting>[1]> = {}) =>
  (await placeWaiting(world, { enteredAt, ...placing }))[0] ?? ''
const holderOf = async (id: string) => (await world.owner`select assigned_to from cases where id = ${id}`)[0]?.assigned_to

describe('S-14 claiming', () => {
  test.each([2, 20])('S-14 of %i who claim at once one wins, and the others are told', async (times) => {
    const id = await one()
    const all = await Promise.all(Array.from({ length: times }, () => claimCase(cashier(), id)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    for (const refused of all.filter(({ ok }) => !ok)) expect(refused).toMatchObject({ refusal: 'claimed_by_other' })
  })

  test('S-14 a claim lasts its minutes, is held longer by doing something, and runs out by itself', async () => {
    const [id, first, second] = [await one(), cashier(), cashier()]
    expect(await claimCase(first, id)).toMatchObject({ ok: true })
    await world.setClock(new Date(Date.parse('2026-03-10T10:00:00+08:00') + (claimMinutes - 5) * 60_000))
    expect(await keepClaim(first, id)).toMatchObject({ ok: true })
    await world.setClock(new Date(Date.parse('2026-03-10T10:00:00+08:00') + (claimMinutes + 5) * 60_000))
    expect(await claimCase(second, id)).toMatchObject({ refusal: 'claimed_by_other' })
    await world.setClock(new Date(Date.parse('2026-03-10T10:00:00+08:00') + 2 * claimMinutes * 60_000))
    expect(await claimCase(second, id)).toMatchObject({ ok: true })
    expect(await keepClaim(first, id)).toMatchObject({ refusal: 'claimed_by_other' })
  })

  test('S-14 only its holder puts a case back; then anybody may take it', async () => {
    const [id, first, second] = [await one(), cashier(), cashier()]
    await claimCase(first, id)
    expect(await releaseCase(second, id)).toMatchObject({ refusal: 'claimed_by_other' })
    expect(await releaseCase(first, id)).toEqual({ ok: true })
    expect(await claimCase(second, id)).toMatchObject({ ok: true })
  })

  test('O-20 a case is passed on to a colleague of the role and scope, who holds it until the end of the next working day', async () => {
    const [id, first] = [await one({ scope: 'a' }), cashier('a')]
    const colleague = await account('cashier', 'a')
    const [elsewhere, reviewer] = [await account('cashier', 'b'), await account('reviewer', '*')]
    await claimCase(first, id)
    for (const wrong of [elsewhere, reviewer, first.accountId, 'x', crypto.randomUUID()])
      expect(await transferCase(first, id, wrong)).toMatchObject({ refusal: 'not_allowed' })
    expect(await transferCase(cashier('a'), id, colleague)).toMatchObject({ refusal: 'claimed_by_other' })
    expect(await transferCase(first, id, colleague)).toMatchObject({ ok: true, until: new Date('2026-03-12T00:00:00+08:00') })
    expect(await holderOf(id)).toBe(colleague)
    expect(await claimCase(first, id)).toMatchObject({ refusal: 'claimed_by_other' })
    // Opening it does not shorten what was given.
    expect(await claimCase(staff('cashier', colleague, 'a'), id)).toMatchObject({ until: new Date('2026-03-12T00:00:00+08:00') })
  })

  test('Q-32 whom a case does not await takes nothing: another scope, another role, the auditor, the applicant, nobody', async () => {
    const id = await one({ scope: 'a' })
    for (const stranger of [cashier('b'), staff('reviewer'), staff('administrator'), candidate(crypto.randomUUID())])
      expect(await claimCase(stranger, id)).toMatchObject({ refusal: 'not_found' })
    expect(await claimCase(staff('auditor'), id)).toMatchObject({ refusal: 'not_allowed' })
    expect(await claimCase(cashier(), 'x')).toMatchObject({ refusal: 'not_found' })
    const draft = await one({ state: 'draft', scope: 'a' })
    expect(await claimCase(cashier(), draft)).toMatchObject({ refusal: 'not_allowed' })
    for (const stranger of [cashier('b'), staff('auditor'), staff('reviewer')])
      expect(await claimNext(stranger, everything)).toMatchObject({ refusal: 'not_found' })
    expect(await holderOf(id)).toBeNull()
  })
})

describe('O-20 the next one', () => {
  test('O-20 fifty ask at once, and each gets another case: the fifty that have waited longest', async () => {
    const ids = await placeWaiting(world, { enteredAt, count: 60 })
    const claimed = await Promise.all(Array.from({ length: 50 }, () => claimNext(cashier(), everything)))
    const taken = claimed.map((claim) => (claim.ok ? claim.id : claim.message))
    expect(new Set(taken).size).toBe(50)
    for (const id of taken) expect(ids).toContain(id)
  })

  test('O-20 the longest waiting first across states and kinds, within the filter and the scope', async () => {
    const late = await one({ enteredAt: '2026-03-09T12:00:00+08:00' })
    const stuck = await one({ state: 'stuck', enteredAt: '2026-03-08T12:00:00+08:00' })
    const elsewhere = await one({ scope: 'b', enteredAt: '2026-03-01T12:00:00+08:00' })
    const here = cashier('here')
    expect(await claimNext(here, readFilter({ kind: 'exam-refund', state: 'submitted' }))).toMatchObject({ id: late })
    expect(await claimNext(here, everything)).toMatchObject({ id: stuck })
    expect(await claimNext(here, everything)).toMatchObject({ refusal: 'not_found' })
    expect(await claimNext(cashier(), everything)).toMatchObject({ id: elsewhere })
  })

  test('S-14 four eyes: who endorsed is not given the second look, and may still send it back', async () => {
    const [id, first] = [await one({ state: 'endorsed' }), cashier()]
    await recordMove(world, id, 'endorse', first.accountId)
    expect(await claimNext(first, everything)).toMatchObject({ refusal: 'not_found' })
    expect(await claimCase(first, id)).toMatchObject({ ok: true })
    await releaseCase(first, id)
    expect(await claimNext(cashier(), everything)).toMatchObject({ id })
  })

  test('S-14 four eyes: where no move is left, the case cannot be taken at all', async () => {
    const [id, first] = [await one({ kind: 'proof-check', state: 'appealed' }), staff('reviewer')]
    await recordMove(world, id, 'reject', first.accountId)
    expect(await claimCase(first, id)).toMatchObject({ refusal: 'not_allowed' })
    expect(await claimCase(staff('reviewer'), id)).toMatchObject({ ok: true })
  })

  test('S-14 a colleague who did the step before is not offered the case', async () => {
    const [id, first] = [await one({ state: 'endorsed' }), cashier()]
    const endorser = await account('cashier', '*')
    await recordMove(world, id, 'endorse', endorser)
    expect(await transferCase(first, id, endorser)).toMatchObject({ refusal: 'not_allowed' })
  })
})

describe('B-05 S-14 four eyes against who did it last', () => {
  const proposed = { kind: 'exam-registration', state: 'returnProposed', scope: 'a' }
  const reviewer = async () => staff('reviewer', await account('reviewer', 'a'), 'a')

  test('B-05 who proposed before takes, is handed and is passed what another proposed now; whoever did that last is not', async () => {
    const [id, before, last] = [await one(proposed), await reviewer(), await reviewer()]
    for (const { accountId } of [last, before, last]) await recordMove(world, id, 'proposeReturn', accountId)
    const filter = readFilter({ kind: 'exam-registration', state: 'returnProposed' })
    expect(await claimNext(last, filter)).toMatchObject({ refusal: 'not_found' })
    expect(await claimCase(last, id)).toMatchObject({ refusal: 'not_allowed' })
    expect(await claimNext(before, filter)).toMatchObject({ ok: true, id })
    expect(await transferCase(before, id, last.accountId)).toMatchObject({ refusal: 'not_allowed' })
    await releaseCase(before, id)
    expect(await transferCase(await reviewer(), id, before.accountId)).toMatchObject({ ok: true })
  })

  test('S-14 what came after it, of other names, changes nothing; where it is wide, whoever ever did it stays out', async () => {
    const [id, last] = [await one(proposed), await reviewer()]
    await recordMove(world, id, 'proposeReturn', last.accountId)
    await recordMove(world, id, 'replacePhoto', crypto.randomUUID())
    expect(await claimCase(last, id)).toMatchObject({ refusal: 'not_allowed' })
    const [appealed, first] = [await one({ kind: 'proof-check', state: 'appealed' }), staff('reviewer')]
    await recordMove(world, appealed, 'return', first.accountId)
    await recordMove(world, appealed, 'reject', crypto.randomUUID())
    expect(await claimCase(first, appealed)).toMatchObject({ refusal: 'not_allowed' })
  })
})

async function account(role: string, scope: string): Promise<string> {
  const [row] = await world.owner<{ id: string }[]>`
    insert into accounts (id, kind, username, username_key, display_name)
    select i, 'staff', i, i, '同事' from (select gen_random_uuid() as i) g returning id`
  const id = row?.id ?? ''
  await world.owner`insert into account_roles (account_id, role, scope) values (${id}, ${role}, ${scope})`
  return id
}
