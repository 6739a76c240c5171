import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { move } from './fixtures/walks'
import { draftRegistration, openWorld, type World } from './fixtures/world'
import { sealDay, verifyDigests } from './seal-day'
import { verifyAllChains, verifyChain } from './verify-chain'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What only somebody with the owner's password could do: past the triggers, in one go. */
async function tamper(...statements: string[]) {
  await world.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    for (const statement of statements) await sql.unsafe(statement)
  })
}

async function confirmed() {
  const { id, viewer } = await draftRegistration()
  await move(id, viewer, 'confirm')
  return id
}

describe('Q-20 tampering is found in the history of the case', () => {
  const cases: [string, (id: string) => string[]][] = [
    [
      'an altered text',
      (id) => [`update case_events set canonical = replace(canonical, '"confirm"', '"pay"') where case_id = '${id}' and seq = 2`],
    ],
    ['an altered column', (id) => [`update case_events set actor_id = gen_random_uuid() where case_id = '${id}' and seq = 2`]],
    ['an altered time', (id) => [`update case_events set at = at - interval '1 hour' where case_id = '${id}' and seq = 1`]],
    ['an altered input', (id) => [`update case_event_inputs set input = '{"opinion":"x"}' where case_id = '${id}' and seq = 2`]],
    [
      'a changed order',
      (id) =>
        [1, 2, 99].map(
          (_, step) => `update case_events set seq = ${[99, 1, 2][step]} where case_id = '${id}' and seq = ${[1, 2, 99][step]}`,
        ),
    ],
    ['a missing first event', (id) => [`delete from case_events where case_id = '${id}' and seq = 1`]],
    ['a cut tail', (id) => [`delete from case_events where case_id = '${id}' and seq = 2`]],
    ['a state that no event led to', (id) => [`update cases set state = 'paid' where id = '${id}'`]],
  ]
  test.each(cases)('%s', async (_, statements) => {
    const id = await confirmed()
    expect(await verifyChain(id)).toEqual([])
    await tamper(...statements(id))
    expect(await verifyChain(id)).not.toEqual([])
  })

  test('an erased personal input is no tampering', async () => {
    const id = await confirmed()
    await tamper(`delete from case_event_inputs where case_id = '${id}'`)
    expect(await verifyChain(id)).toEqual([])
  })

  test('the whole book is read page by page', async () => {
    const id = await confirmed()
    const { cases: count, found } = await verifyAllChains(2)
    expect(count).toBeGreaterThan(3)
    expect(found.some((one) => one.caseId === id)).toBe(false)
    expect(await verifyChain(crypto.randomUUID())).toHaveLength(1)
  })
})

test('Q-20 the application cannot rewrite history', async () => {
  const id = await confirmed()
  for (const statement of [
    `update case_events set name = 'x' where case_id = '${id}'`,
    `delete from case_events where case_id = '${id}'`,
    'truncate case_events',
    `delete from case_event_inputs where case_id = '${id}'`,
    `update case_documents set rows = '[]' where case_id = '${id}'`,
    `delete from cases where id = '${id}'`,
    'delete from event_digests',
    'alter table case_events disable trigger all',
    'set session_replication_role = replica',
  ]) {
    const asApplication = world.owner.begin(async (sql) => [await sql`set local role zhunkao_app`, await sql.unsafe(statement)])
    await expect(asApplication, statement).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) })
  }
})

test('Q-20 a day is sealed once, when it is over, and in order', async () => {
  await world.setClock('2026-04-01T10:00:00+08:00')
  await confirmed()
  await world.setClock('2026-04-02T00:05:00+08:00')
  expect(await sealDay('2026-04-01')).toMatchObject({ refusal: 'too_early' })
  await world.setClock('2026-04-02T00:10:00+08:00')
  const both = await Promise.all([sealDay('2026-04-01'), sealDay('2026-04-01')])
  expect(both.map((sealed) => sealed.ok && sealed.found)).toEqual(expect.arrayContaining([undefined, true]))
  expect(new Set(both.map((sealed) => sealed.ok && sealed.digest.digest)).size).toBe(1)
  expect(await sealDay('2026-03-31')).toMatchObject({ refusal: 'wrong_state' })
  await expect(sealDay('yesterday')).rejects.toThrow('not a day')
  await world.setClock('2026-04-03T01:00:00+08:00')
  expect(await sealDay('2026-04-02')).toMatchObject({ ok: true, digest: { heads: 0 } })
  expect(await verifyDigests()).toEqual({ until: '2026-04-02', broken: [], late: [] })
})

describe('Q-20 the sealed days show what a case alone cannot', () => {
  const forged: [string, (id: string) => string[]][] = [
    [
      'a cut tail with the head put back',
      (id) => [
        `delete from case_events where case_id = '${id}' and seq = 2`,
        `update cases set state = 'draft', event_count = 1, event_hash = (select hash from case_events where case_id = '${id}' and seq = 1) where id = '${id}'`,
      ],
    ],
    [
      'a case deleted with everything',
      (id) =>
        ['case_events', 'case_event_inputs', 'case_documents', 'case_answers', 'orders', 'registrations']
          .map((table) => `delete from ${table} where case_id = '${id}'`)
          .concat(`delete from cases where id = '${id}'`),
    ],
    ['a digest altered', () => [`update event_digests set heads = heads + 1 where day = '2026-05-01'`]],
    ['a digest removed', () => [`delete from event_digests where day = '2026-04-30'`]],
  ]
  test.each(forged)('%s', async (_, statements) => {
    await tamper('delete from event_digests')
    await world.setClock('2026-05-01T10:00:00+08:00')
    const id = await confirmed()
    await world.setClock('2026-05-02T01:00:00+08:00')
    await sealDay('2026-04-30')
    await sealDay('2026-05-01')
    // What happens later does not disturb what is sealed.
    await confirmed()
    expect(await verifyDigests()).toEqual({ until: '2026-05-01', broken: [], late: [] })
    await tamper(...statements(id))
    expect((await verifyDigests()).broken.map((one) => one.day)).toContain('2026-05-01')
  })
})
