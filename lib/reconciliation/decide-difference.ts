// The only place where a difference comes to its end: by a cashier's name, once (E-24).
import { z } from 'zod'
import { db, type Tx } from '@/db/client'
import { insertOutbox } from '@/db/queries/case'
import { findOrder, findPayment } from '@/db/queries/payment'
import {
  findReturn,
  findReturnByNumber,
  insertDecision,
  insertReturn,
  isReturned,
  lockDifference,
} from '@/db/queries/reconciliation'
import { type DifferenceStory, readDifference } from '@/db/queries/reconciliation-office'
import { findRefund } from '@/db/queries/refund'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { askAbout } from '@/lib/payment/ask-gateway'
import { giveBack, ServiceSilent } from '@/lib/payment/give-back'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { giveBackUnknown } from './give-back-unknown'
import { type DecisionName, decisions, decisionsFor, standingAfter } from './kinds'

const reasonSchema = z.string().trim().max(300, '理由请控制在 300 个字以内。')

/**
 * Records what a cashier decides of a difference. 补记到账 and 更新退款结果 ask the payment service first and let its answer, never a typed
 * number, into the ledger by the one place that records it; 退回 is proposed by one cashier and confirmed by another (O-27), and then
 * goes out as a refund. Refuses others' differences (not_found), what its kind or standing does not offer (wrong_state), a missing reason
 * (invalid_input), the same hands twice (not_allowed), and where the service does not confirm it (not_ready).
 */
export async function decideDifference(
  viewer: Viewer,
  id: string,
  asked: { what: string; reason: string },
  since = performance.now(),
): Promise<{ ok: true; day: string } | Refused> {
  const at = await arrival(since)
  const story = isUuid(id) ? await readDifference(viewer, id) : null
  if (!story) return refuse('not_found', '没有找到这条差异，请从“对账”进入。')
  if (!hasRole(viewer, 'cashier', story.difference.sessionId ?? '*')) return refuse('not_allowed', '差异由财务人员处理。')
  const what = offered(story, asked.what)
  if (!what) return refuse('wrong_state', '这条差异现在不能这样处理，请看它的最新情况。')
  const reason = reasonSchema.safeParse(cleanText(asked.reason))
  if (!reason.success) return refuse('invalid_input', reason.error.issues[0]?.message ?? '')
  if (decisions[what].asks && reason.data === '') return refuse('invalid_input', `“${decisions[what].label}”要写明理由。`)
  const unconfirmed = await confirmations[what]?.(story, at)
  return unconfirmed ?? write(viewer, story, { what, reason: reason.data, at })
}

function offered({ difference, standing }: DifferenceStory, what: string): DecisionName | undefined {
  return decisionsFor({ kind: difference.kind, what: difference.what, standing }).find((one) => one === what)
}

type Confirmation = (story: DifferenceStory, at: Date) => Promise<Refused | null>

const returnedAlready = refuse('wrong_state', '这笔款已经作为查无此单的款项退回，不能再处理一次。请选“对方更正”，写明情况。')

const silent = refuse('not_ready', '支付机构暂时没有回应，请过几分钟再试。')

/** What must be true at the payment service before the decision is written down. */
const confirmations: Partial<Record<DecisionName, Confirmation>> = {
  record: async ({ difference: { orderNumber, channel, transactionNumber } }, at) => {
    if (await isReturned({ channel, transactionNumber })) return returnedAlready
    const order = await findOrder(orderNumber)
    if (!order) return refuse('not_ready', '本系统没有这个订单，不能补记，请选择其他处理方式。')
    if (!(await askAbout(order, at))) return silent
    if (await findPayment(channel, transactionNumber)) return null
    return refuse('not_ready', '支付机构查不到这笔付款，不能补记。请与支付机构核实后选择其他处理方式。')
  },
  'update-refund': async ({ difference: { refundNumber } }) => {
    const number = refundNumber ?? ''
    const [refund, returnId] = await Promise.all([findRefund(number), findReturnByNumber(number)])
    try {
      if (refund) await giveBack({ caseId: refund.caseId })
      if (returnId) await giveBackUnknown({ returnId })
    } catch (error) {
      if (error instanceof ServiceSilent) return silent
      throw error
    }
    const asked = refund ? await findRefund(number) : returnId && (await findReturn(returnId))
    return asked && asked.outcome === 'done'
      ? null
      : refuse('not_ready', '支付机构还没有完成这笔退款，请稍后再试，或到退费申请中处理。')
  },
}

async function write(
  viewer: Viewer,
  story: DifferenceStory,
  decided: { what: DecisionName; reason: string; at: Date },
): Promise<{ ok: true; day: string } | Refused> {
  const { difference } = story
  const { what, reason } = decided
  return db().transaction(async (tx) => {
    const { last, returned } = await lockDifference(tx, difference)
    const standing = standingAfter(last?.what, returned)
    if (!offered({ ...story, standing }, what))
      return refuse('wrong_state', '另一位财务人员刚刚处理了这条差异，请看它的最新情况。')
    if (standing === 'proposed' && last?.decidedBy === viewer.accountId)
      return refuse('not_allowed', '退回是您提出的，须由另一位财务人员复核。')
    const kept = givesBack.includes(what) ? await staysHere(tx, difference) : null
    if (kept) return kept
    // The last decision counts, whichever request came first and wherever the clock was set.
    const at = last && last.at >= decided.at ? new Date(last.at.getTime() + 1) : decided.at
    const { closes } = decisions[what]
    await insertDecision(tx, { differenceId: difference.id, what, closes, reason, decidedBy: viewer.accountId, at })
    if (what === 'confirm-give-back') {
      const returnId = await insertReturn(tx, { differenceId: difference.id, amountFen: difference.billFen ?? 0, createdAt: at })
      await insertOutbox(tx, [{ task: 'give-back-unknown', payload: { returnId } }])
    }
    await recordAudit(tx, viewer, {
      what: 'difference-decided',
      about: { type: 'reconciliation', id: difference.id },
      after: { what },
    })
    return { ok: true, day: difference.day }
  })
}

const givesBack: readonly DecisionName[] = ['give-back', 'confirm-give-back']

/** Why money that was of no order stays: it became some order's meanwhile, or goes back by another day's difference. Null: it may go. */
async function staysHere(tx: Tx, { channel, transactionNumber }: DifferenceStory['difference']): Promise<Refused | null> {
  if (await isReturned({ channel, transactionNumber }, tx)) return returnedAlready
  if (!(await findPayment(channel, transactionNumber, tx))) return null
  return refuse('wrong_state', '这笔款已经记入本系统的订单，不能退回。请选“不同意退回”或“对方更正”，写明情况。')
}
