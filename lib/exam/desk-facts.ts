import type { Queryable } from '@/db/client'
import { type CaseHead, getAnswers } from '@/db/queries/case'
import { listCommitments } from '@/db/queries/commitment'
import { getExamFrame, getRegistration } from '@/db/queries/exam'
import { agreedConditions } from '@/db/queries/exam-conditions'
import { exact, yuan } from '@/lib/clock/format'
import type { DeskFact } from '@/lib/workflow/business'
import { judgementsAsked } from './conditions/condition-objections'
import { registrationFacts } from './facts'

const done = { chosen: '已签署告知承诺书', declined: '没有采用告知承诺制', withdrawn: '已撤回承诺' } as const

/** What the desk shows of a registration beside its answers (O-20): what a person must judge, what was chosen, what it costs, what was done with the commitment. */
export async function registrationDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const [registration, frame] = await Promise.all([getRegistration(head.id, on), getExamFrame(head.aboutId, on)])
  if (!registration?.confirmedAt || !frame) return []
  const { exam, year } = frame.session
  const history = frame.session.features.commitment ? await listCommitments(registration.personId, exam, year, on) : []
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return [
    ...(await judged(on, head)),
    ...fact('报名地', registration.region),
    ...fact('级别和专业', registration.level && `${registration.level} · ${registration.specialty ?? ''}`),
    ...fact('报考职位', registration.positionCode),
    ...fact('应缴', registration.feeFen === null ? null : `${yuan(registration.feeFen)} 元`),
    ...history.map(({ what, at }) => ({ label: '告知承诺制', value: `${done[what]}（${exact(at)}）` })),
  ]
}

/** Why a registration came to a reviewer although its candidate proves nothing else, and under which conditions (E-10, O-10). */
async function judged(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const agreed = (await agreedConditions([head.id], on)).get(head.id)
  if (!agreed) return []
  const version = { label: '报考条件', value: `按第 ${agreed.version} 版（确认时的版本）` }
  if (agreed.byHand.length === 0) return [version]
  const { asked } = await registrationFacts(on, head, await getAnswers(head.id, on))
  return [...judgementsAsked(asked).map((value) => ({ label: '需要人工判定', value })), version]
}
