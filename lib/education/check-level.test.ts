import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { educationGateway } from '@/lib/gateway/education/http'
import type { EducationGateway } from '@/lib/gateway/education/port'
import { listMessages } from '@/lib/message/inbox'
import { askAgain, checkLevel } from './check-level'
import { levelsOf, newNumber, openEducation, somebody, standings, titles, typed, waiting } from './fixtures/levels'
import { removeLevel } from './remove-level'
import { mayRegister } from './rules'
import { saveLevel } from './save-level'

const world = await openEducation()
const { plan } = world
beforeEach(world.reset)
afterAll(world.close)

/** A service that answers when it is told to. */
function slowGateway(outcome: 'passed' | 'failed' | 'onsite' | 'pending') {
  let asked = () => {}
  let speak = () => {}
  const wasAsked = new Promise<void>((settle) => {
    asked = settle
  })
  const mayspeak = new Promise<void>((settle) => {
    speak = settle
  })
  const gateway: EducationGateway = {
    check: async () => {
      asked()
      await mayspeak
      return { ok: true, outcome, record: null }
    },
  }
  return { gateway, wasAsked, speak: () => speak() }
}

describe('E-14 from saving to the answer', () => {
  test('E-14 saving leaves one job; the answer passes the level, once, and tells its owner with what differs', async () => {
    const { viewer, id, jobs } = await waiting({ major: '建筑学' })
    expect(jobs).toEqual([{ level: id }])
    expect(mayRegister(await levelsOf(viewer))).toHaveLength(1)
    await checkLevel(jobs[0])
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'passed', reason: 'answer', record: { school: '深圳大学' } }])
    await checkLevel(jobs[0])
    expect(await titles(viewer)).toEqual(['学历核查：通过，请核对有出入的内容'])
    expect(mayRegister(await levelsOf(viewer))).toEqual([])
  })

  test.each([
    ['failed', '学历核查：未通过'],
    ['onsite', '学历核查：需现场核查'],
  ])('E-14 %s is told in its words', async (outcome, title) => {
    const number = newNumber()
    await plan(number, outcome)
    const { viewer, jobs } = await waiting({ certificate: number })
    await checkLevel(jobs[0])
    expect(await standings(viewer)).toEqual([outcome])
    expect(await titles(viewer)).toEqual([title])
  })

  test('E-14 degrees from abroad and secondary schools are for 现场核查 without asking', async () => {
    const viewer = await somebody()
    await saveLevel(viewer, null, typed({ abroad: 'yes', certificate: '' }))
    await saveLevel(viewer, null, typed({ level: '中专' }))
    expect((await levelsOf(viewer)).map(({ reason }) => reason).sort()).toEqual(['abroad', 'secondary'])
    expect(await world.owner`select 1 from outbox where task = 'check-education'`).toHaveLength(0)
  })

  test('E-14 pending is asked again by the timetable, ever more rarely, and answered in the end', async () => {
    const number = newNumber()
    await plan(number, 'pending')
    const { viewer, jobs } = await waiting({ certificate: number })
    await checkLevel(jobs[0])
    expect((await askAgain()).asked).toBe(0)
    await world.setClock('2026-03-10T10:01:05+08:00')
    expect((await askAgain()).asked).toBe(1)
    await world.setClock('2026-03-10T18:00:00+08:00')
    expect((await askAgain()).asked).toBe(1)
    await world.setClock('2026-03-10T18:30:00+08:00')
    expect((await askAgain()).asked).toBe(0)
    expect(await standings(viewer)).toEqual(['waiting'])
    await plan(number, 'passed')
    await world.setClock('2026-03-10T19:30:00+08:00')
    await askAgain()
    expect(await standings(viewer)).toEqual(['passed'])
    expect(await titles(viewer)).toHaveLength(1)
  })

  test('E-14 24 hours without an answer: 需现场核查, told once, and what comes later changes nothing', async () => {
    const number = newNumber()
    await plan(number, 'pending')
    const { viewer, id, jobs } = await waiting({ certificate: number })
    await checkLevel(jobs[0])
    await world.setClock('2026-03-11T09:59:00+08:00')
    await askAgain()
    expect(await standings(viewer)).toEqual(['waiting'])
    await world.setClock('2026-03-11T10:01:00+08:00')
    await askAgain()
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'onsite', reason: 'late' }])
    await plan(number, 'passed')
    await checkLevel({ level: id })
    expect(await standings(viewer)).toEqual(['onsite'])
    expect(await titles(viewer)).toEqual(['学历核查：需现场核查'])
  })

  test('E-14 the clock of the sandbox brings the answer about when it is set', async () => {
    const number = newNumber()
    await plan(number, 'pending')
    const { viewer, jobs } = await waiting({ certificate: number })
    await checkLevel(jobs[0])
    const body = JSON.stringify({ now: '2026-03-11T12:00:00+08:00' })
    await fetch(`${world.address}/api/sandbox/clock`, { method: 'POST', body })
    expect((await listMessages(viewer)).map(({ title }) => title)).toEqual(['学历核查：需现场核查'])
  })
})

describe('Q-22 answers that are lost, twice, late, or about something else', () => {
  test('Q-22 a service that times out changes nothing; the timetable asks again', async () => {
    const number = newNumber()
    await plan(number, 'timeout')
    const { viewer, jobs } = await waiting({ certificate: number })
    expect(await checkLevel(jobs[0], educationGateway(undefined, 100))).toBe('silent')
    expect(await standings(viewer)).toEqual(['waiting'])
    await plan(number, 'failed')
    await world.setClock('2026-03-10T10:05:00+08:00')
    await askAgain()
    expect(await standings(viewer)).toEqual(['failed'])
  })

  test('Q-22 a job that was lost altogether is made up for', async () => {
    const { viewer } = await waiting()
    await world.setClock('2026-03-10T10:02:00+08:00')
    await askAgain()
    expect(await standings(viewer)).toEqual(['passed'])
    expect(await titles(viewer)).toHaveLength(1)
  })

  test('Q-22 of twenty at once one answer is kept and one message written', async () => {
    const { viewer, jobs } = await waiting()
    await Promise.all(Array.from({ length: 20 }, () => checkLevel(jobs[0])))
    expect(await standings(viewer)).toEqual(['passed'])
    expect(await world.owner`select 1 from outbox where task = 'notify'`).toHaveLength(1)
  })

  test('E-14 answers out of order: the first stands, pending after it is nothing', async () => {
    const { viewer, id } = await waiting()
    const [late, later] = [slowGateway('failed'), slowGateway('pending')]
    const asked = [checkLevel({ level: id }, late.gateway), checkLevel({ level: id }, later.gateway)]
    await Promise.all([late.wasAsked, later.wasAsked])
    await checkLevel({ level: id })
    late.speak()
    later.speak()
    await Promise.all(asked)
    expect(await standings(viewer)).toEqual(['passed'])
    expect(await titles(viewer)).toHaveLength(1)
  })

  test.each(['edited', 'removed'])('E-14 an answer about a level that was %s meanwhile counts for nothing', async (what) => {
    const { viewer, id } = await waiting()
    const slow = slowGateway('passed')
    const asked = checkLevel({ level: id }, slow.gateway)
    await slow.wasAsked
    if (what === 'edited') expect(await saveLevel(viewer, id, typed({ school: '中山大学' }))).toEqual({ ok: true })
    else await removeLevel(viewer, id)
    slow.speak()
    await asked
    expect(await standings(viewer)).toEqual(what === 'edited' ? ['waiting'] : [])
    expect(await titles(viewer)).toEqual([])
  })

  test('E-14 where the service is silent for everybody, whoever is over 24 hours is answered all the same', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => waiting()))
    await world.setClock('2026-03-11T10:30:00+08:00')
    let calls = 0
    const counting: EducationGateway = {
      check: async () => {
        calls += 1
        return { ok: false, failure: 'unreachable' }
      },
    }
    await askAgain(counting)
    expect(calls).toBe(3)
    for (const { viewer } of people) expect(await levelsOf(viewer)).toMatchObject([{ standing: 'onsite', reason: 'late' }])
  })

  test('Q-32 the application cannot change the words of a level, nor an answer that was given', async () => {
    const { viewer, id, jobs } = await waiting()
    await checkLevel(jobs[0])
    await expect(db().execute(sql`update education_levels set school = '北京大学' where id = ${id}`)).rejects.toThrow()
    await expect(db().execute(sql`update education_checks set standing = 'failed' where level_id = ${id}`)).rejects.toThrow()
    await expect(db().execute(sql`delete from education_uses`)).rejects.toThrow()
    expect(await standings(viewer)).toEqual(['passed'])
  })
})
