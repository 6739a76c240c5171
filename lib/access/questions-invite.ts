import { questionsOf } from '@/lib/account/security-questions'
import { isPutOff } from './put-off'
import type { Viewer } from './viewer'

/** Is this candidate to be invited to set 密保问题: none are set, and this browser has not been told 以后再说? */
export async function invitesQuestions(viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'person' || (await isPutOff('questions'))) return false
  return (await questionsOf(viewer.accountId)).length === 0
}
