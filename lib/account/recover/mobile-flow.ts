import { nobody } from '@/db/queries/person'
import { changePerson } from '@/lib/account/change-person'
import { bankGate, codeGate, codeTo, personIn, proofGate, typedMobile } from '@/lib/account/gates'
import { provedPerson } from '@/lib/account/proved-person'
import type { Flow, Gate } from '@/lib/workflow/flow'
import { keepPersonTyped, notTooOften } from './gates'
import { changeMobileForm } from './mobile-form'

const purpose = 'change-mobile'

/** Whoever the bank knows by card and new mobile has proved who they are, and may be told that they never registered. */
const isRegistered: Gate = async ({ kept }) => {
  if (kept.personId !== nobody) return null
  const link = { href: '/register', label: '立即注册' }
  return { message: '您的姓名和证件号没有注册过，不需要更换手机号。', link }
}

/** 手机号已停用？ in both recoveries: the bank knows the person by the new mobile; then the recovery starts again. */
export const changeMobileFlow: Flow = {
  kind: purpose,
  title: '更换手机号',
  path: '/recover/mobile',
  form: changeMobileForm,
  bar: [
    { title: '填写身份信息', steps: ['identity'] },
    { title: '验证新手机号', steps: ['verify'] },
  ],
  doneTitle: '更换成功',
  proofSteps: ['identity'],
  gates: {
    identity: [proofGate, notTooOften, keepPersonTyped],
    verify: [codeGate(purpose, typedMobile), bankGate(({ answers }) => personIn(answers)), isRegistered],
  },
  sends: { verify: codeTo(purpose, typedMobile) },
  finish: async (tx, { answers, kept, origin }) => {
    const { bank, account, mobile } = provedPerson(answers)
    const { accountId = nobody, personId = nobody } = kept
    await changePerson(tx, accountId, personId, { bank, account, mobile }, origin)
    return { ok: true, result: {} }
  },
}
