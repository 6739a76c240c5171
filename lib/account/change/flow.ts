import { getPerson } from '@/db/queries/exam'
import { changePerson } from '@/lib/account/change-person'
import { bankGate, codeGate, codeTo, typedMobile } from '@/lib/account/gates'
import { provedPerson } from '@/lib/account/proved-person'
import { unseal } from '@/lib/crypto/sealed'
import type { Flow, Gate } from '@/lib/workflow/flow'
import type { Answers } from '@/lib/workflow/form'
import { changePersonForm } from './form'

const purpose = 'change-person'

/** The bank is asked for the number that the account has, with what was typed beside it. */
const keepOwnNumber: Gate = async ({ viewer, keep }) => {
  const person = viewer?.personId ? await getPerson(viewer.personId) : null
  if (!person) return { message: '请用个人账号登录后再修改' }
  keep({ idKind: person.idKind, idNumber: unseal(person.idNumberSealed, 'id-number') })
  return null
}

/** 用户信息维护 → 用户信息, and what makes an account of the provincial platform whole. */
export const changePersonFlow: Flow = {
  kind: purpose,
  title: '用户信息维护',
  path: '/profile/change',
  form: changePersonForm,
  bar: [{ title: '修改用户信息', steps: ['verify'] }],
  doneTitle: '修改成功',
  needs: 'person',
  known: async ({ personId }): Promise<Answers> => {
    const person = personId ? await getPerson(personId) : null
    return person ? { name: person.name, bank: person.bank ?? '', mobile: unseal(person.mobileSealed, 'mobile') } : {}
  },
  proofSteps: [],
  gates: {
    verify: [
      keepOwnNumber,
      codeGate(purpose, typedMobile),
      bankGate(({ answers, kept }) => ({ name: answers.name ?? '', idKind: kept.idKind ?? '', idNumber: kept.idNumber ?? '' })),
    ],
  },
  sends: { verify: codeTo(purpose, typedMobile) },
  finish: async (tx, { answers, viewer, origin }) => {
    if (!viewer?.personId) throw new Error('nobody is signed in whose data could change')
    const { name, bank, account, mobile } = provedPerson(answers)
    await changePerson(tx, viewer.accountId, viewer.personId, { name, bank, account, mobile }, origin)
    return { ok: true, result: {} }
  },
}
