import { dayAndMinute, yuan } from '@/lib/clock/format'
import type { Objection } from '@/lib/workflow/machine'

/** Why money may be asked back; which of them an exam accepts is configured with it (S-04). */
export const refundReasons = {
  duplicate: '重复缴费',
  'not-counted': '缴费没有计入报名（逾期、金额不符）',
  withdrawn: '本人放弃考试',
} as const
export type RefundReason = keyof typeof refundReasons

/** What a request for an order holds while it is under way. */
export function refundKey(orderId: string, reason: string | undefined): string {
  return `order:${orderId}:${voidsRegistration(reason ?? '') ? 'withdrawal' : 'refund'}`
}

/** One payment that came for the order; `givenBack`: a refund of it has been instructed. */
export type MoneyOfOrder = {
  id: string
  amountFen: number
  paidAt: Date
  standing: 'settles' | 'duplicate' | 'late' | 'wrong-amount'
  givenBack: boolean
}

/** A refund that was instructed, and the last answer of the payment service to it. */
export type Instructed = { amountFen: number; outcome: 'done' | 'processing' | 'refused' | 'closed' | null }

/** The payments that a reason asks back. */
export function moneyAskedBack(reason: string, money: readonly MoneyOfOrder[]): MoneyOfOrder[] {
  const standings: Record<string, readonly string[]> = {
    duplicate: ['duplicate'],
    'not-counted': ['late', 'wrong-amount'],
    withdrawn: ['settles'],
  }
  const asked = Object.hasOwn(standings, reason) ? (standings[reason] ?? []) : []
  return money.filter((one) => asked.includes(one.standing) && hasToGoBack(one))
}

/** What was paid too much or in vain: it goes back unasked (E-23). */
export function moneyTooMuch(money: readonly MoneyOfOrder[]): MoneyOfOrder[] {
  return money.filter((one) => one.standing !== 'settles' && hasToGoBack(one))
}

/** Of a transaction of nothing there is nothing to give back: the payment service would refuse it, and all that is asked with it. */
function hasToGoBack({ amountFen, givenBack }: MoneyOfOrder): boolean {
  return amountFen > 0 && !givenBack
}

/** Why nothing goes back unasked; empty: it does. Whoever asked to give up the exam is answered first. */
export function unaskedObjections({ money, answers, isSubmitted }: Pick<Asking, 'money' | 'answers'> & { isSubmitted: boolean }) {
  if (isSubmitted && voidsRegistration(answers.reason ?? '')) return [{ message: '考生申请了放弃考试的退费，请先办理那一项。' }]
  return moneyTooMuch(money).length > 0 ? [] : [{ message: '这张订单没有多付的款项。' }]
}

/** Are all refunds answered, each in one of these ways, and one at least in the last of them? Empty: they are. */
export function outcomesObjections(refunds: readonly Instructed[], ways: readonly Instructed['outcome'][]): Objection[] {
  const outcomes = refunds.map(({ outcome }) => outcome)
  const fits = outcomes.every((outcome) => ways.includes(outcome)) && outcomes.includes(ways.at(-1) ?? null)
  return fits ? [] : [{ message: '支付机构的答复还不是这样。' }]
}

/** What a transfer pays, in fen: the refunds whose way back is closed. */
export function fenToTransfer(refunds: readonly Instructed[]): number {
  return refunds.reduce((sum, { amountFen, outcome }) => (outcome === 'closed' ? sum + amountFen : sum), 0)
}

/** Would giving this back leave the registration unpaid? Then it is void (S-04). */
export function voidsRegistration(reason: string): boolean {
  return reason === 'withdrawn'
}

type Asking = {
  order: { number: string; amountFen: number; registrationState?: string } | null
  money: readonly MoneyOfOrder[]
  accepted: readonly string[]
  answers: Readonly<Record<string, string>>
}

/** Why the money cannot be given back; empty: it can. */
export function refundObjections({ order, money, accepted, answers }: Asking): Objection[] {
  const reason = answers.reason ?? ''
  if (!order) return [{ message: '没有找到这张缴费订单，请从“申请考试退费”重新选择。' }]
  // What two people have voided is not given up any more, and its fee is kept (E-37).
  if (voidsRegistration(reason) && isVoided(order)) return [{ message: keptWords }]
  if (voidsRegistration(reason) && order.registrationState === 'finished') return [{ message: overWords }]
  if (!accepted.includes(reason))
    return [{ message: `这项考试只受理以下原因的退费：${reasonsInWords(accepted)}；其他已缴费用不予退还。` }]
  if (moneyAskedBack(reason, money).length > 0) return []
  const label = refundReasons[reason as RefundReason]
  return [{ message: `订单 ${order.number} 没有“${label}”的款项可退：${moneyInWords(money)}` }]
}

/** Why a refund need not even be begun: the exam accepts no reason for which there is money of this order. */
export function nothingToRefund({
  order,
  money,
  accepted,
  isWithdrawing,
}: Pick<Asking, 'money' | 'accepted'> & Partial<Pick<Asking, 'order'>> & { isWithdrawing: boolean }): Objection[] {
  const isThere = (reason: string) => moneyAskedBack(reason, money).length > 0
  const stays = isWithdrawing || isVoided(order)
  if (accepted.some((reason) => isThere(reason) && !(stays && voidsRegistration(reason)))) return []
  if (isVoided(order)) return [{ message: `${keptWords}${moneyInWords(money)}` }]
  if (isWithdrawing) return [{ message: '放弃考试的退费申请正在办理，请到“业务查询”查看。' }]
  return [{ message: `这项考试只受理${reasonsInWords(accepted)}的退费，其他已缴费用不予退还。${moneyInWords(money)}` }]
}

const overWords = '考试已经结束，不能再按放弃考试退费。'
const keptWords = '这项报名已按无效处理，已缴费用不予退还。'

function isVoided(order: Asking['order'] | undefined): boolean {
  return order?.registrationState === 'voided' || order?.registrationState === 'annulled'
}

export function reasonsInWords(accepted: readonly string[]): string {
  return Object.entries(refundReasons)
    .flatMap(([reason, label]) => (accepted.includes(reason) ? [label] : []))
    .join('、')
}

function moneyInWords(money: readonly MoneyOfOrder[]): string {
  if (money.length === 0) return '这张订单没有收到付款。如您的账户已扣款，请先到“网上缴费”点击“查询”。'
  const each = money.map((one) => `${dayAndMinute(one.paidAt)} ${yuan(one.amountFen)} 元${one.givenBack ? '（已办理退款）' : ''}`)
  return `收到的付款是 ${each.join('；')}。`
}
