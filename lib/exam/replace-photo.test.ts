import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { latestDocument } from '@/db/queries/case'
import { getRegistration } from '@/db/queries/exam'
import { listHistory } from '@/db/queries/request'
import { drawSilhouette } from '@/db/seed/silhouette'
import { now } from '@/lib/clock/now'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { draftRegistration, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { readMyExams } from './read-registration'
import { readPhotoToReplace, replacePhoto } from './replace-photo'

const officer = staff('examOfficer', crypto.randomUUID(), sessionId)
const reason = '原照片背景不清，本人到现场重新拍摄'
const dataDir = mkdtempSync(join(tmpdir(), 'replace-photo-'))
let world: ServedWorld
let photo: Uint8Array

beforeAll(async () => {
  process.env.DATA_DIR = dataDir
  world = await openServedWorld()
  photo = new Uint8Array(await drawSilhouette('#ffffff'))
})
beforeEach(() => world.resetClock())
afterAll(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const photosOf = async (caseId: string) => {
  const rows = await world.owner<{ n: number }[]>`select count(*)::int as n from materials where case_id = ${caseId}`
  return rows[0]?.n
}

test('E-03 an officer replaces a locked photo and says why: papers and document have the new one, the candidate is told and reads the reason', async () => {
  const { caseId, viewer } = await paidRegistration('pay')
  const before = await getRegistration(caseId)
  expect(await readPhotoToReplace(officer, caseId)).toMatchObject({ refusal: null })
  expect(await replacePhoto(officer, caseId, { bytes: photo, reason })).toEqual({ ok: true })
  const after = await getRegistration(caseId)
  expect(after?.photoId).not.toBe(before?.photoId)
  expect((await latestDocument(caseId))?.answers.photo).toBe(after?.photoId)
  expect(await readMyExams(viewer, await now())).toMatchObject([{ state: 'paid' }])
  expect(await listHistory(caseId)).toContainEqual(
    expect.objectContaining({ name: 'replacePhoto', input: expect.stringContaining(reason) }),
  )
  const told = await world.owner<{ payload: { template: string; values: object } }[]>`
    select payload from outbox where payload ->> 'template' = 'registration.photo-replaced' and payload ->> 'personId' = ${viewer.personId}`
  expect(told.map(({ payload }) => payload.values)).toMatchObject([{ reason }])
  expect(await verifyChain(caseId)).toEqual([])
})

test('E-03 nobody else replaces it, not without a reason, and no picture that the exam does not take', async () => {
  const { caseId, viewer } = await paidRegistration('pay')
  const kept = await getRegistration(caseId)
  const stored = await photosOf(caseId)
  const others = [viewer, staff('reviewer'), staff('cashier'), staff('examOfficer', crypto.randomUUID(), 'another-exam')]
  for (const other of others) {
    expect(await replacePhoto(other, caseId, { bytes: photo, reason })).toMatchObject({ refusal: 'not_found' })
    expect(await readPhotoToReplace(other, caseId)).toBeNull()
  }
  expect(await replacePhoto(officer, caseId, { bytes: photo, reason: ' 换 ' })).toMatchObject({ refusal: 'invalid_input' })
  const red = new Uint8Array(await drawSilhouette('#cc2222'))
  expect(await replacePhoto(officer, caseId, { bytes: red, reason })).toMatchObject({ ok: false })
  expect(await replacePhoto(officer, caseId, { bytes: new Uint8Array(), reason })).toMatchObject({ refusal: 'not_an_image' })
  expect(await transition(officer, caseId, 'replacePhoto', { photo: 'x', opinion: reason })).toMatchObject({ ok: false })
  expect(await replacePhoto(officer, 'nobody', { bytes: photo, reason })).toMatchObject({ refusal: 'not_found' })
  expect(await getRegistration(caseId)).toEqual(kept)
  expect(await photosOf(caseId)).toBe(stored)
})

test('E-03 a draft’s photo is the candidate’s to change, and after the exam nobody changes one', async () => {
  const draft = await draftRegistration()
  expect(await replacePhoto(officer, draft.id, { bytes: photo, reason })).toMatchObject({ refusal: 'wrong_state' })
  const { caseId } = await paidRegistration('pay')
  await world.owner`update cases set state = 'finished' where id = ${caseId}`
  expect(await replacePhoto(officer, caseId, { bytes: photo, reason })).toMatchObject({ refusal: 'wrong_state' })
  expect((await readPhotoToReplace(officer, caseId))?.refusal).toContain('考试已结束')
})
