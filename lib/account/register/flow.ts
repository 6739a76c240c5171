import { findUsername } from '@/db/queries/account'
import { findPersonAccount } from '@/db/queries/person'
import { countWithin } from '@/db/queries/sms-code'
import { bankGate, codeGate, codeTo, personIn, proofGate, typedMobile } from '@/lib/account/gates'
import { hashPassword } from '@/lib/account/password'
import { usernameKey } from '@/lib/account/username'
import type { Flow, Gate } from '@/lib/workflow/flow'
import { documents } from './documents'
import { createPersonAccount, idTaken } from './finish'
import { fillIdentity, registerForm } from './form'

const asksPerHourMax = 20

const usernameFree: Gate = async ({ answers }) => {
  return (await findUsername('person', usernameKey(answers.username ?? '')))
    ? { field: 'username', message: '这个用户名已被使用，请换一个' }
    : null
}

const keepPassword: Gate = async ({ typed, keep }) => {
  const hashed = await hashPassword(typed.password ?? '')
  if (!hashed.ok) return { message: hashed.message }
  keep({ passwordHash: hashed.hash })
  return null
}

/** The one place that tells whether somebody has an account: behind the proof of work, and a few times an hour only. */
const identityFree: Gate = async ({ answers, flowHash, origin }) => {
  const asked = await countWithin(`register:${origin.network ?? flowHash}`, 3600)
  if (asked.n > asksPerHourMax) return { message: '核对证件的次数太多，请一小时后再试' }
  const { idKind, idNumber } = personIn(answers)
  return (await findPersonAccount(idKind, idNumber)) ? idTaken : null
}

/** 用户注册 (A-10…A-17): nothing is taken, neither a username nor an ID number, before the bank agreed and all four steps are done. */
export const registerFlow: Flow = {
  kind: 'register',
  title: '用户注册',
  path: '/register',
  form: registerForm,
  documents,
  bar: [
    { title: '填写登录信息', steps: ['login'] },
    { title: '填写身份信息', steps: ['identity'] },
    { title: '填写验证信息', steps: ['verify'] },
  ],
  doneTitle: '注册成功',
  proofSteps: ['login'],
  fill: { identity: fillIdentity },
  gates: {
    login: [proofGate, usernameFree, keepPassword],
    identity: [identityFree],
    verify: [codeGate('register', typedMobile), bankGate(({ answers }) => personIn(answers))],
  },
  sends: { verify: codeTo('register', typedMobile) },
  finish: createPersonAccount,
}
