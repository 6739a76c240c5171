import { getPublishedExam, lastAnswers } from '@/db/queries/exam'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { educationFor } from '@/lib/education/read-levels'
import { type Form, fieldsOf } from '@/lib/workflow/form'
import { openCase } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { beginWithPhoto, educationAnswers } from './begin-with'
import { positionField } from './choice-position'
import { registrationFrame } from './facts'
import { registrationForm } from './form'
import { columnNames } from './position-table/position'

const choosing = ['level', 'specialty', 'region', 'subjects', 'method', 'declineKnown', ...columnNames.map(positionField)]
const askedAnew = (name: string) => choosing.includes(name) || name.startsWith('proof_')

/**
 * 进入报名: opens the viewer's registration for a session, or finds it. What was typed the last time is filled in where this exam asks
 * for it too (E-04), with education and photo of 完善个人信息 where there are any (E-10); letters, files, choice and 办理方式 are asked anew.
 */
export async function openRegistration(
  viewer: Viewer,
  sessionId: string,
  since: number,
): Promise<{ ok: true; id: string } | Refused> {
  if (!viewer.personId) return refuse('not_allowed', '请用个人账号报名。')
  const frame = await getPublishedExam(sessionId)
  if (!frame) return refuse('not_found', '没有找到这项考试，请从“当前考试”进入。')
  const last = (await lastAnswers(viewer.personId, sessionId)) ?? {}
  const asked = typedNames(registrationForm(registrationFrame(frame, await now())))
  const carried = Object.entries(last).filter(([name]) => asked.has(name) && !askedAnew(name))
  const known = Object.entries(educationAnswers(await educationFor(viewer.personId))).filter(([name]) => asked.has(name))
  const opening = {
    kind: 'exam-registration',
    aboutId: sessionId,
    scope: sessionId,
    applicantId: viewer.personId,
    answers: Object.fromEntries([...carried, ...known]),
  }
  const opened = await openCase(viewer, opening, since)
  if (opened.ok) await beginWithPhoto(viewer, opened.id, since)
  return opened
}

function typedNames(form: Form): ReadonlySet<string> {
  const untyped = ['account', 'photo', 'letter', 'materials', 'position']
  const fields = Object.values(form.steps).flatMap((step) => Object.entries(fieldsOf(step)))
  return new Set(fields.flatMap(([name, field]) => (untyped.includes(field.as) ? [] : [name])))
}
