// For tests: the demo's session in which one registers for a position, and a registration in which only the position is missing.
import type { Sql } from 'postgres'
import { civilService, civilServiceId } from '@/db/seed/civil-service'
import { seedExam } from '@/db/seed/seed-exam'
import { seedId } from '@/db/seed/seed-id'
import { letterField } from '@/lib/exam/form'
import { openRegistration } from '@/lib/exam/open-registration'
import { candidate, completeAnswers, newPerson } from '@/lib/workflow/fixtures/world'

export const sessionId = civilServiceId
export const before = '2020-11-10T09:00:00+08:00'
export const registering = '2020-11-14T10:00:00+08:00'

export const insertCivilService = () => seedExam(civilService)

/** A registration in which everything but the position is filled in. */
export async function filledIn(owner: Sql) {
  const person = await newPerson()
  const viewer = candidate(person)
  const opened = await openRegistration(viewer, sessionId, performance.now())
  if (!opened.ok) throw new Error(opened.message)
  const { photo = '' } = await completeAnswers(person)
  const letters = civilService.letters.map(({ key }) => [letterField(key), seedId(`letter ${sessionId} ${key} 1`)])
  await owner`update case_answers set answers = ${owner.json({ ...Object.fromEntries(letters), ...typed, photo })} where case_id = ${opened.id}`
  return { viewer, id: opened.id }
}

const typed = {
  ethnicity: '汉族',
  politicalStatus: '群众',
  householdPlace: '广东省深圳市福田区',
  education: '本科',
  studies: JSON.stringify([{ level: '本科', mode: '全日制', from: '2010-09', to: '2014-07', school: '深圳大学', major: '法学' }]),
  employer: '海桥建设有限公司',
  address: '深圳市福田区深南大道 1 号',
  postcode: '518000',
  email: 'candidate@example.com',
}
