import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { recordUsedLevels } from '@/db/queries/education'
import { draftRegistration } from '@/lib/workflow/fixtures/world'
import { attachProof } from './attach-proof'
import { checkLevel } from './check-level'
import { levelsOf, newNumber, openEducation, somebody, typed, waiting } from './fixtures/levels'
import { forgetOldLevels } from './forget-levels'
import { readOwnDossier } from './own-dossier'
import { educationUsedBy } from './read-levels'
import { removeLevel } from './remove-level'
import { saveLevel } from './save-level'

const world = await openEducation()
beforeEach(world.reset)
afterAll(world.close)

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
