import { db } from '@/db/client'
import { getCase, lastEvent } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import type { Answers } from '@/lib/workflow/form'
import { actorsOf } from '@/lib/workflow/machine'
import { type Outcome, refuse } from '@/lib/workflow/refusal'
import { transition } from '@/lib/workflow/transition'
import { registrationMachine } from './machine'

/**
 * 确认报名信息, 提交证明材料 or 修改后提交: the move of the candidate that freezes what is answered, from where the registration stands
 * (E-07, E-13);
 * `seen`: the version of the answers before their eyes; `typed`: why what was returned is left as it is (B-05). Repeated after it was made, it is that one again.
 */
export async function submitRegistration(
  viewer: Viewer,
  caseId: string,
  { seen, typed = {} }: { seen: number; typed?: Answers },
  since: number,
): Promise<Outcome> {
  const found = await getCase(viewer, caseId)
  if (found?.head.kind !== registrationMachine.kind) return refuse('not_found', '没有找到这项报名，请从“我的考试”进入。')
  const moves = Object.entries(registrationMachine.transitions).filter(
    ([, move]) => 'freezes' in move && actorsOf(move).includes('applicant'),
  )
  const [open] = moves.find(([, move]) => move.from.some((from) => from === found.head.state)) ?? []
  const last = open ? null : (await lastEvent(db(), caseId))?.name
  const name = open ?? moves.find(([one]) => one === last)?.[0] ?? 'confirm'
  return transition(viewer, caseId, name, typed, { since, seen })
}
