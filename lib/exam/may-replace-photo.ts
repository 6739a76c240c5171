import { stateAt, stateOf } from '@/lib/workflow/machine'
import { registrationMachine } from './machine'

type Head = { state: string; dueAt: Date | null }

/** Is the photo locked, and still printed on papers of an exam to come? (E-03) */
export function mayReplacePhoto(head: Head, at: Date): boolean {
  const from: readonly string[] = registrationMachine.transitions.replacePhoto.from
  return from.includes(stateAt(registrationMachine, head, at))
}

/** Why an officer cannot replace it now. */
export function photoStays(head: Head, at: Date): string {
  const { label } = stateOf(registrationMachine, stateAt(registrationMachine, head, at))
  return `这项报名现在是“${label}”，照片只有在确认以后、考试结束以前由考务人员更换；没有确认的由考生自己更换。`
}
