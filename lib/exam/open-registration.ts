import { getPublishedExam, lastAnswers } from '@/db/queries/exam'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { type Form, fieldsOf } from '@/lib/workflow/form'
import { openCase } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { registrationFrame } from './facts'
import { registrationForm } from './form'

const askedAnew = new Set(['level', 'specialty', 'positionCode', 'region', 'subjects'])

/**
 * 进入报名: opens the viewer's registration for a session, or finds it. What was typed the last time is filled in where this exam asks
 * for it too (E-04); letters, photo, files and choice are asked anew.
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
  const carried = Object.entries(last).filter(([name]) => asked.has(name) && !askedAnew.has(name))
  const opening = {
    kind: 'exam-registration',
    aboutId: sessionId,
    scope: sessionId,
    applicantId: viewer.personId,
    answers: Object.fromEntries(carried),
  }
  return openCase(viewer, opening, since)
}

function typedNames(form: Form): ReadonlySet<string> {
  const untyped = ['account', 'photo', 'letter', 'materials', 'position']
  const fields = Object.values(form.steps).flatMap((step) => Object.entries(fieldsOf(step)))
  return new Set(fields.flatMap(([name, field]) => (untyped.includes(field.as) ? [] : [name])))
}
