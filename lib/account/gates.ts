// What must hold before a step of an account's flow is passed, besides right answers: shared by registration and recoveries.
import { countWithin } from '@/db/queries/sms-code'
import { bankGateway } from '@/lib/gateway/bank/http'
import { checkCode, sendCode } from '@/lib/sms-code/sms-code'
import { normaliseMobile } from '@/lib/text/mobile'
import type { FlowRefusal, FlowWork, Gate, Send } from '@/lib/workflow/flow'
import type { Answers } from '@/lib/workflow/form'
import { checkBankAccount } from './bank-account'
import type { Bank } from './banks'
import type { IdKind } from './id-kinds'
import { checkIdNumber, checkName } from './identity'
import { verifyProof } from './proof-of-work'

/** 验证码 without eyesight. */
export const proofGate: Gate = async ({ proof }) => {
  return (await verifyProof(proof)) ? null : { message: '验证码没有完成或已过期，请再点一次“下一步”' }
}

const hourSeconds = 3600

/**
 * Only so often an hour in one flow and from one network: what could be guessed at, or costs somebody else something. Counted before it is
 * tried, and never by whose it is: nobody can use it up for another.
 */
export function atMost(what: string, most: { inFlow?: number; fromNetwork: number }, message: string): Gate {
  return async ({ flowHash, origin }) => {
    const { inFlow = null, fromNetwork } = most
    const flow = inFlow === null ? null : await countWithin(`${what}:${flowHash}`, hourSeconds)
    const network = origin.network ? await countWithin(`${what}:${origin.network}`, hourSeconds) : null
    const tooMany = (flow && inFlow !== null && flow.n > inFlow) || (network && network.n > fromNetwork)
    return tooMany ? { message } : null
  }
}

/** The code in the SMS to the mobile of this step; once right it stays right for this mobile, so that a bank that does not answer costs no second SMS. */
export function codeGate(purpose: string, mobileOf: (work: FlowWork) => Promise<string | null>): Gate {
  return async (work) => {
    const mobile = await mobileOf(work)
    if (mobile !== null && work.kept.provedMobile === mobile) return null
    const problem = await checkCode({ flowHash: work.flowHash, purpose, mobile }, work.typed.code ?? '')
    if (problem) return { field: 'code', message: problem }
    work.keep({ provedMobile: mobile ?? '' })
    return null
  }
}

/** 发送短信验证 to that mobile. `quiet`: nobody may learn from it whether there is one. */
export function codeTo(purpose: string, mobileOf: (work: FlowWork) => Promise<string | null>, quiet = false): Send {
  return async (work) => {
    const mobile = await mobileOf(work)
    if (mobile === null && !quiet) return { ok: false, field: 'mobile', message: '请先填写 11 位的内地手机号码' }
    const sent = await sendCode({ flowHash: work.flowHash, purpose, mobile }, work.origin, quiet)
    return sent.ok ? sent : { ...sent, field: 'code' }
  }
}

/** The mobile typed in this step. */
export const typedMobile = async ({ answers }: FlowWork) => normaliseMobile(answers.mobile ?? '')

/** The guide's four steps (seed 000 annex 1, FAQ 7). */
const mismatchAdvice = [
  '请核对填写的信息是否准确无误。',
  '信息无误仍不能通过的，可能是该银行预留的手机号码变更等原因，建议更换银行卡重试。',
  '没有其他银行卡的，请到发卡行窗口核实或变更个人信息后再行注册。',
  '变更后仍不能通过的，请致电 0755-88892919，我们会尽快处理并回复。',
]

/** Does the bank know this person by that account and mobile? A bank that does not answer is no mismatch. */
export function bankGate(personOf: (work: FlowWork) => { name: string; idKind: string; idNumber: string }): Gate {
  return async (work) => {
    const { name, idKind, idNumber } = personOf(work)
    const account = checkBankAccount(work.answers.account ?? '')
    const mobile = normaliseMobile(work.answers.mobile ?? '')
    if (!account.ok || !mobile) return { field: 'account', message: '请填写银行账号和手机号码' }
    const refused = await bankAsked(work)
    if (refused) return refused
    const bank = work.answers.bank as Bank
    const told = await bankGateway().check({ name, idKind: idKind as IdKind, idNumber, bank, account: account.account, mobile })
    return told.ok ? bankRefusals[told.outcome] : unreachable
  }
}

const bankAsked = atMost('bank', { inFlow: 10, fromNetwork: 200 }, '向银行核对的次数太多，请一小时后再试，或更换网络')

const unreachable: FlowRefusal = {
  message: '银行暂时没有答复，还没有核对。您填写的内容都在，请稍后再点一次“下一步”。',
}

const bankRefusals: Readonly<Record<'match' | 'mismatch' | 'credit-card', FlowRefusal | null>> = {
  match: null,
  mismatch: { message: '人员姓名或证件名或证件号与银行登记不匹配', advice: mismatchAdvice },
  'credit-card': { field: 'account', message: '这是信用卡。请换一张借记卡或金融社保卡' },
}

/** Name and number as the bank is asked for them and as they are kept. */
export function personIn(answers: Answers): { name: string; idKind: string; idNumber: string } {
  const idKind = answers.idKind ?? ''
  const [name, number] = [checkName(answers.name ?? ''), checkIdNumber(idKind as IdKind, answers.idNumber ?? '')]
  return { name: name.ok ? name.name : '', idKind, idNumber: number.ok ? number.number : '' }
}
