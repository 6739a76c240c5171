import { getPosition } from '@/db/queries/position'
import type { Viewer } from '@/lib/access/viewer'
import { refuse } from '@/lib/workflow/refusal'
import { editAnswers } from '@/lib/workflow/save-answers'
import { positionAnswers } from './choice-position'
import type { RegistrationFacts } from './machine'
import { isPositionCode } from './position-table/position'

/** 选择: keeps a position as the choice of a registration that may still be edited, in place of the one before (E-05, E-06). Refuses a code that the 职位表 does not have. */
export function choosePosition(viewer: Viewer, caseId: string, code: string, since: number) {
  return editAnswers(viewer, caseId, since, async ({ tx, facts, answers }) => {
    const { sessionId, frame } = facts as RegistrationFacts
    if (!frame.position) return refuse('wrong_state', '这项考试不按职位报名。')
    const position = isPositionCode(code) ? await getPosition(sessionId, code, tx) : null
    if (!position) return refuse('not_found', '职位表里没有这个职位编码，请核对后重新查询。')
    return { answers: { ...answers, ...positionAnswers(position) } }
  })
}
