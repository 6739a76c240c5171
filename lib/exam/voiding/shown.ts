import type { Queryable } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { now } from '@/lib/clock/now'
import type { DeskFact } from '@/lib/workflow/business'
import { stateAt, stateOf } from '@/lib/workflow/machine'
import { registrationMachine } from '../machine'
import { voidingCauses } from './causes'
import { voidingFacts } from './facts'
import type { VoidingFacts } from './machine'
import { voidingMove } from './rules'

export function voidingTitle({ title }: VoidingFacts): string {
  return title
}

/** What the second officer looks at: which registration, why, and what confirming does. */
export async function voidingDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const [{ registration, proposal }, at] = await Promise.all([voidingFacts(on, head), now(on)])
  if (!registration) return []
  const move = voidingMove(registration, at)
  return [
    { label: '报名序号', value: registration.number },
    { label: '报名状态', value: stateOf(registrationMachine, stateAt(registrationMachine, registration, at)).label },
    ...(proposal
      ? [
          { label: '原因', value: voidingCauses[proposal.cause] },
          { label: '理由', value: proposal.opinion },
        ]
      : []),
    ...(move && head.state === 'proposed' ? [{ label: '确认以后', value: consequences[move] }] : []),
  ]
}

const consequences = {
  void: '报名无效，不予办理准考证，已缴费用不予退还；考生会收到短信和站内消息，看到原因和理由。',
  annul: '这次考试全部科目成绩无效，证书一并无效；考生会收到短信和站内消息，看到原因和理由。',
}
