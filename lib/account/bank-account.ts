import { bankCardDigits, bankCardProblem } from '@/lib/text/bank-card'

/**
 * The account that a person is verified by: the number of a debit card or financial social-security card, 16 to 19 digits with their
 * check digit, without the spaces and full-width digits it was typed with; else words that say what to do. Credit cards are refused with
 * the reason as far as their number tells; what the bank answers decides.
 */
export function checkBankAccount(typed: string): { ok: true; account: string } | { ok: false; message: string } {
  const account = bankCardDigits(typed)
  if (account === '') return { ok: false, message: '请填写银行账号' }
  if (isCreditCard(account)) return { ok: false, message: creditCardWords }
  const problem = bankCardProblem(typed)
  return problem ? { ok: false, message: problem } : { ok: true, account }
}

/** Why a credit card is refused, by its number or by the bank's answer. */
export const creditCardWords = '这是信用卡。实名认证只能使用借记卡或深圳金融社保卡，请换一张填写'

/** Does the number alone show a credit card? Of the older numbers beginning with 4 and 5 some are debit cards, so that only the bank can say. */
export function isCreditCard(account: string): boolean {
  return /^3[47]\d{13}$/.test(account) || (account.length === 16 && (series.test(account) || bins.has(account.slice(0, 6))))
}

/** JCB, and what UnionPay gives out for credit and civil servants' cards. */
const series = /^(35|625|628)\d+$/

/** Credit cards of the twelve banks among the 622 numbers, which hold both kinds. */
const bins = new Set(
  `622166 622168 622381 622675 622676 622677 622708 622158 622159 622171 622206 622230 622231 622232 622233 622234 622235 622236 622237
  622238 622239 622240 622245 622246 622889 622346 622347 622479 622480 622750 622751 622760 622788 622789 622836 622837 622838 622575
  622576 622577 622578 622579 622581 622582 622155 622156 622157 622525 622526 622810 622811 622812 622250 622251 622252 622253 622656
  622678 622679 622680 622688 622689 622916 622918 622919 622161 622570 622650 622655 622657 622658 622659 622685 622687 622600 622601
  622602 622603 622621 622623`.split(/\s+/),
)
