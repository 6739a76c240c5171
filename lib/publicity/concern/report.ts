import { db } from '@/db/client'
import { insertDocument, lockCase, type Tx } from '@/db/queries/case'
import { getEntry } from '@/db/queries/publicity-office'
import { countWithin } from '@/db/queries/sms-code'
import { verifyProof } from '@/lib/account/proof-of-work'
import { dayAndMinute } from '@/lib/clock/format'
import { counts } from '@/lib/exam/counts'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { checkStep, type Problems, stepOf } from '@/lib/workflow/form'
import { freezeAnswers, sealAnswers } from '@/lib/workflow/freeze-answers'
import { openCaseIn } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { businessOf } from '@/lib/workflow/registry'
import { phaseOf } from '../rules'
import { concernForm } from './form'
import { publicityConcernMachine } from './machine'
import { receiptCodeOf } from './receipt'

const hourSeconds = 3600
/** Reports from one network an hour. */
export const fromNetworkMax = 10

export type Report = { entryId: string; reason: string; contact: string; proof: string }
export type Reported = { ok: true; number: string; code: string } | { ok: false; problems: Problems; message?: string }

/**
 * 举报 of one who stands in a running 公示, by anybody, signed in or not (E-36): nothing of who reported is kept but the number they leave. Refuses
 * a reason that is too short or long, without a fresh proof of work, too many from one network, outside the days to the second, and about one
 * who was taken off the list. Answers the number of the report and the code that its outcome is found by.
 */
export async function reportConcern(typed: Report, network: string | null, since = performance.now()): Promise<Reported> {
  const at = await arrival(since)
  const answers = { reason: cleanText(typed.reason).trim(), contact: cleanText(typed.contact).trim() }
  const problems = checkStep(stepOf(concernForm, 'report'), answers)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  if (!(await verifyProof(typed.proof))) return unfit('验证码没有完成或已过期，请再提交一次。')
  const counted = network ? await countWithin(`publicity-concern:${network}`, hourSeconds) : null
  if (counted && counted.n > fromNetworkMax) return unfit('这个网络一小时内提交的举报太多，请稍后再试，或致电 0755-88100099。')
  const opened = await db().transaction((tx) => openConcern(tx, at, typed.entryId, answers))
  return opened.ok ? opened : unfit(opened.message)
}

function unfit(message: string): Reported {
  return { ok: false, problems: {}, message }
}

type Answers = { reason: string; contact: string }

async function openConcern(
  tx: Tx,
  at: Date,
  entryId: string,
  answers: Answers,
): Promise<{ ok: true; number: string; code: string } | Refused> {
  const found = isUuid(entryId) ? await getEntry(entryId, tx) : null
  const phase = found && phaseOf(found.publicity, at)
  // Before its first day nobody is told that there will be one.
  if (!found || phase === 'coming') return refuse('not_found', '没有找到这个人，请从公示名单进入。')
  const { publicity, scope, state } = found
  if (phase === 'withdrawn')
    return refuse('window_closed', '公示已撤回，名单作废。重新公示以后，仍有情况要反映的，请从新的名单进入。')
  if (phase === 'over')
    return refuse('window_closed', `公示已于${dayAndMinute(publicity.endsAt)}结束。还有情况要反映的，请致电 0755-88100099。`)
  if (!counts(state)) return refuse('wrong_state', '这个人已从名单撤下，不用再举报。')
  const { kind } = publicityConcernMachine
  const sealed = sealAnswers(concernForm, answers)
  const opened = await openCaseIn(tx, at, 'system', { kind, aboutId: entryId, scope, applicantId: null, answers: sealed })
  if (!opened.ok) return opened
  const made = await lockCase(tx, opened.id)
  if (!made) throw new Error('the report was not stored')
  await insertDocument(tx, freezeAnswers(businessOf(kind), made.head, {}, made.answers, at))
  return { ok: true, number: made.head.number, code: receiptCodeOf(opened.id) }
}
