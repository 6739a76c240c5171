import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { recordUsedLevels } from '@/db/queries/education'
import { drawSilhouette } from '@/db/seed/silhouette'
import { educationAnswers } from '@/lib/exam/begin-with'
import { openRegistration } from '@/lib/exam/open-registration'
import { draftRegistration, sessionId } from '@/lib/workflow/fixtures/world'
import { openEducation, somebody, typed, waiting } from './fixtures/levels'
import { forgetOldLevels, giveUpDossier } from './forget-levels'
import { setPersonPhoto, sweepPersonPhotos } from './person-photo'
import { educationFor } from './read-levels'
import { saveLevel } from './save-level'

const world = await openEducation()
beforeEach(world.reset)
afterAll(world.close)

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
