import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { recordUsedLevels } from '@/db/queries/education'
import { listMaterials } from '@/db/queries/material'
import { takeOutbox } from '@/db/queries/outbox'
import { drawSilhouette } from '@/db/seed/silhouette'
import type { Viewer } from '@/lib/access/viewer'
import { educationAnswers } from '@/lib/exam/begin-with'
import { openRegistration } from '@/lib/exam/open-registration'
import { educationGateway } from '@/lib/gateway/education/http'
import type { EducationGateway } from '@/lib/gateway/education/port'
import { removeMaterial } from '@/lib/material/remove-material'
import { makePdf } from '@/lib/material/testing/make-pdf'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { listMessages } from '@/lib/message/inbox'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { candidate, draftRegistration, newPerson, sessionId } from '@/lib/workflow/fixtures/world'
import { attachProof } from './attach-proof'
import { askAgain, checkLevel } from './check-level'
import { forgetOldLevels, giveUpDossier } from './forget-levels'
import { readOwnDossier } from './own-dossier'
import { setPersonPhoto, sweepPersonPhotos } from './person-photo'
import { educationFor, educationUsedBy } from './read-levels'
import { removeLevel } from './remove-level'
import { mayRegister } from './rules'
import { saveLevel } from './save-level'

let world: ServedWorld
let files: string
const beginning = '2026-03-10T10:00:00+08:00'

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'zk-'))
  process.env.DATA_DIR = files
  world = await openServedWorld()
})
afterAll(async () => {
  await world.close()
  rmSync(files, { recursive: true, force: true })
})
beforeEach(async () => {
  await world.setClock(beginning)
  await world.owner`delete from outbox`
})

let serial = 0
function newNumber() {
  serial += 1
  return `1059012012050${String(serial).padStart(4, '0')}8`
}
const typed = (change: Record<string, string> = {}) => ({
  abroad: 'no',
  level: '本科',
  degree: '学士',
  school: '深圳大学',
  major: '土木工程',
  startedOn: '2008-09',
  endedOn: '2012-07',
  mode: '全日制',
  certificate: newNumber(),
  ...change,
})

const somebody = async () => candidate(await newPerson())
const levelsOf = (viewer: Viewer) => educationFor(viewer.personId ?? '')
const standings = async (viewer: Viewer) => (await levelsOf(viewer)).map(({ standing }) => standing)
const titles = async (viewer: Viewer) => {
  await deliverOutbox()
  return (await listMessages(viewer)).map(({ title }) => title)
}

/** A level that waits, with the job that was left for it. */
async function waiting(change: Record<string, string> = {}) {
  const viewer = await somebody()
  expect(await saveLevel(viewer, null, typed(change))).toEqual({ ok: true })
  const jobs = await db().transaction((tx) => takeOutbox(tx, 'check-education', 10))
  const [level] = await levelsOf(viewer)
  if (!level) throw new Error('no level')
  return { viewer, id: level.id, jobs: jobs.map(({ payload }) => payload) }
}

async function plan(number: string, outcome: string, record?: object) {
  const body = JSON.stringify({ number, outcome, record })
  expect((await fetch(`${world.address}/api/sandbox/education`, { method: 'POST', body })).status).toBe(200)
}

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

describe('E-10 the levels of 完善个人信息', () => {
  test('E-10 numbers are sealed at rest and masked for everybody; the copy of one’s data has them whole', async () => {
    const number = newNumber()
    const { viewer, id } = await waiting({ certificate: number, degreeCertificate: 'XW1059042012000123' })
    const [row] = await world.owner`select l::text as text from education_levels l where id = ${id}`
    const outbox = await world.owner`select payload::text as text from outbox`
    for (const text of [row?.text, JSON.stringify(await levelsOf(viewer)), JSON.stringify(outbox)]) {
      expect(text).not.toContain(number)
      expect(text).not.toContain('XW1059042012000123')
    }
    expect(await readOwnDossier(viewer)).toMatchObject({ 学历: [{ 毕业证书编号: number, 学位证书编号: 'XW1059042012000123' }] })
    expect(await readOwnDossier(await somebody())).toMatchObject({ 照片: null, 学历: [] })
  })

  test('E-10 an edit is checked anew, keeps the number where none is typed; nothing changed: nothing happens', async () => {
    const words = typed()
    const { viewer, id, jobs } = await waiting(words)
    await checkLevel(jobs[0])
    expect(await saveLevel(viewer, id, { ...words, certificate: '' })).toEqual({ ok: true })
    expect(await levelsOf(viewer)).toMatchObject([{ id, standing: 'passed' }])
    expect(await saveLevel(viewer, id, { ...words, certificate: '', major: '工程管理' })).toEqual({ ok: true })
    const [edited] = await levelsOf(viewer)
    expect(edited).toMatchObject({ standing: 'waiting', major: '工程管理' })
    expect(edited?.certificate).toMatch(/^1059\*+\d\d$/)
    expect(await saveLevel(viewer, id, words)).toMatchObject({ message: expect.stringContaining('已被修改') })
  })

  test('E-10 refused: the same diploma twice, one’s ID number, others’ levels, more than ten', async () => {
    const words = typed()
    const { viewer, id } = await waiting(words)
    expect(await saveLevel(viewer, null, words)).toMatchObject({ problems: { certificate: expect.stringContaining('已经填过') } })
    const stranger = await somebody()
    expect(await saveLevel(stranger, id, typed())).toMatchObject({ ok: false })
    expect(await removeLevel(stranger, id)).toMatchObject({ refusal: 'not_found' })
    for (const odd of ['', 'x', '00000000-0000-4000-8000-000000000000'])
      expect(await removeLevel(viewer, odd)).toMatchObject({ ok: false })
    for (let nth = 0; nth < 9; nth += 1) expect(await saveLevel(viewer, null, typed())).toEqual({ ok: true })
    expect(await saveLevel(viewer, null, typed())).toMatchObject({ message: expect.stringContaining('最多填写 10 条') })
  })

  test('Q-11 whatever is sent, nothing breaks', async () => {
    const viewer = await somebody()
    expect(await saveLevel(viewer, null, typed({ school: '\0\u200b' }))).toMatchObject({
      problems: { school: expect.anything() },
    })
    const odd = ['\0', '\ud800', '深圳\0大学\ud800', '\u202e', 'x'.repeat(20_000), '__proto__', '"><img src=x>']
    for (const text of odd) {
      for (const name of Object.keys(typed())) await saveLevel(viewer, null, typed({ [name]: text }))
      for (const level of [text, text.slice(0, 90)]) {
        expect(await saveLevel(viewer, level, typed())).toMatchObject({ ok: false })
        expect(await attachProof(viewer, level, { kind: 'report', bytes: new Uint8Array([1]), name: text })).toMatchObject({
          ok: false,
        })
      }
    }
  })

  test('E-10 the same diploma sent twice at once is one level', async () => {
    const viewer = await somebody()
    const words = typed()
    await Promise.all(Array.from({ length: 5 }, () => saveLevel(viewer, null, words)))
    expect(await levelsOf(viewer)).toHaveLength(1)
  })

  test('E-10 what is removed is forgotten after a day, unless a registration was confirmed with it', async () => {
    const { viewer, id } = await waiting()
    await saveLevel(viewer, null, typed())
    const registration = await draftRegistration(viewer.personId ?? '')
    await db().transaction((tx) => recordUsedLevels(tx, registration.id, [id]))
    for (const level of await levelsOf(viewer)) await removeLevel(viewer, level.id)
    expect(await levelsOf(viewer)).toEqual([])
    await world.setClock('2026-03-12T10:00:00+08:00')
    await forgetOldLevels()
    expect(await world.owner`select id from education_levels where person_id = ${viewer.personId}`).toEqual([{ id }])
    expect(await educationUsedBy(registration.id)).toMatchObject([{ id }])
  })
})

describe('E-14 uploads for who did not pass', () => {
  const pdf = (pages: number) => ({ bytes: makePdf({ pages }), name: '学历证明.pdf' })

  async function failed() {
    const number = newNumber()
    await plan(number, 'failed')
    const made = await waiting({ certificate: number })
    await checkLevel(made.jobs[0])
    return made
  }

  test('E-14 a scan for now, then the report; the newest counts, and its file cannot be removed', async () => {
    const { viewer, id } = await failed()
    expect(await attachProof(viewer, id, { kind: 'scan', ...pdf(1) })).toEqual({ ok: true })
    expect(await levelsOf(viewer)).toMatchObject([{ proof: { kind: 'scan', name: '学历证明.pdf' } }])
    await world.setClock('2026-03-10T10:10:00+08:00')
    expect(await attachProof(viewer, id, { kind: 'report', ...pdf(2) })).toEqual({ ok: true })
    const [level] = await levelsOf(viewer)
    expect(level).toMatchObject({ proof: { kind: 'report' } })
    expect(await removeMaterial(viewer, level?.proof?.materialId ?? '')).toMatchObject({ refusal: 'in_use' })
    expect((await listMaterials(viewer)).map(({ used }) => used)).toEqual([true, true])
  })

  test('E-14 refused: other files than PDFs, others’ levels, levels that wait or passed, a scan of a degree from abroad', async () => {
    const { viewer, id } = await failed()
    const picture = { bytes: await drawSilhouette('#ffffff'), name: 'x.pdf' }
    expect(await attachProof(viewer, id, { kind: 'report', ...picture })).toMatchObject({
      message: expect.stringContaining('PDF'),
    })
    expect(await attachProof(viewer, id, { kind: 'report', bytes: new Uint8Array(), name: '' })).toMatchObject({
      refusal: 'empty',
    })
    expect(await attachProof(await somebody(), id, { kind: 'report', ...pdf(1) })).toMatchObject({ refusal: 'not_found' })
    const other = await waiting()
    expect(await attachProof(other.viewer, other.id, { kind: 'report', ...pdf(3) })).toMatchObject({ refusal: 'wrong_state' })
    await checkLevel({ level: other.id })
    expect(await attachProof(other.viewer, other.id, { kind: 'report', ...pdf(3) })).toMatchObject({ refusal: 'wrong_state' })
    const abroad = await somebody()
    await saveLevel(abroad, null, typed({ abroad: 'yes' }))
    const [level] = await levelsOf(abroad)
    expect(await attachProof(abroad, level?.id ?? '', { kind: 'scan', ...pdf(1) })).toMatchObject({ refusal: 'invalid_input' })
    expect(await attachProof(abroad, level?.id ?? '', { kind: 'report', ...pdf(1) })).toEqual({ ok: true })
  })

  test('E-14 asked about again after a mistake, the same diploma keeps its file', async () => {
    const { viewer, id } = await failed()
    await attachProof(viewer, id, { kind: 'report', ...pdf(2) })
    await saveLevel(viewer, id, typed({ certificate: '', major: '建筑学' }))
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'waiting', proof: { kind: 'report' } }])
    const [edited] = await levelsOf(viewer)
    await saveLevel(viewer, edited?.id ?? '', typed())
    expect(await levelsOf(viewer)).toMatchObject([{ standing: 'waiting', proof: null }])
  })
})

describe('E-04 E-10 what a registration begins with', () => {
  test('E-10 photo and highest level go into a new registration; its photo stays when the other is replaced', async () => {
    const { viewer } = await waiting({ mode: '开放教育' })
    await saveLevel(viewer, null, typed({ level: '大专', school: '深圳职业技术学院', startedOn: '2011-09', endedOn: '2014-07' }))
    expect(await setPersonPhoto(viewer, await drawSilhouette('#2f6fbf'))).toMatchObject({ ok: false })
    expect(await setPersonPhoto(viewer, await drawSilhouette('#ffffff'))).toMatchObject({ ok: true })
    const opened = await openRegistration(viewer, sessionId, performance.now())
    const answersOf = async () => {
      const [row] = await world.owner<{ answers: Record<string, string> }[]>`
        select answers from case_answers where case_id = ${opened.ok ? opened.id : null}`
      return row?.answers
    }
    const answers = await answersOf()
    expect(answers).toMatchObject({ education: '本科', school: '深圳大学', graduatedAt: '2012-07', studyMode: '其他' })
    const studies = JSON.parse(educationAnswers(await educationFor(viewer.personId ?? '')).studies ?? '[]') as Record<
      string,
      string
    >[]
    expect(studies.map(({ level, mode, from }) => [level, mode, from])).toEqual([
      ['本科', '其他', '2008-09'],
      ['大专', '全日制', '2011-09'],
    ])
    expect(answers?.photo).toBeTruthy()
    await setPersonPhoto(viewer, await drawSilhouette('#fefefe'))
    await world.setClock('2026-03-12T10:00:00+08:00')
    expect(await sweepPersonPhotos()).toBe(1)
    await openRegistration(viewer, sessionId, performance.now())
    expect((await answersOf())?.photo).toBe(answers?.photo)
    expect(await world.owner`select 1 from materials where id = ${answers?.photo ?? null}`).toHaveLength(1)
  })

  test('E-03 where the exam wants another background, the photo is asked anew', async () => {
    await world.owner`update exam_sessions set photo_background = 'red,blue' where id = ${sessionId}`
    const viewer = await somebody()
    await setPersonPhoto(viewer, await drawSilhouette('#ffffff'))
    const opened = await openRegistration(viewer, sessionId, performance.now())
    const [row] = await world.owner<{ answers: Record<string, string> }[]>`
      select answers from case_answers where case_id = ${opened.ok ? opened.id : null}`
    expect(row?.answers.photo).toBeUndefined()
    await world.owner`update exam_sessions set photo_background = 'white' where id = ${sessionId}`
  })
})

test('A-27 a closed account keeps what a registration used, and nothing else', async () => {
  const { viewer, id } = await waiting()
  await saveLevel(viewer, null, typed())
  await setPersonPhoto(viewer, await drawSilhouette('#ffffff'))
  const registration = await draftRegistration(viewer.personId ?? '')
  await db().transaction(async (tx) => {
    await recordUsedLevels(tx, registration.id, [id])
    await giveUpDossier(tx, viewer.personId ?? '')
  })
  await world.setClock('2026-03-12T10:00:00+08:00')
  await forgetOldLevels()
  await sweepPersonPhotos()
  expect(await world.owner`select id from education_levels where person_id = ${viewer.personId}`).toEqual([{ id }])
  expect(
    await world.owner`select 1 from materials where owner_id = ${viewer.personId} and purpose = 'dossier-photo'`,
  ).toHaveLength(0)
})
