import { getAccount } from '@/db/queries/account'
import { getPerson } from '@/db/queries/exam'
import { nobody, personBehind } from '@/db/queries/person'
import { findAccountToSignIn } from '@/db/queries/sign-in'
import { passwordProblems } from '@/lib/account/fields'
import { atMost, codeGate, codeTo, personIn, proofGate, typedMobile } from '@/lib/account/gates'
import { hashPassword } from '@/lib/account/password'
import { questionList } from '@/lib/account/question-list'
import { questionsOf, verifySecurityAnswers } from '@/lib/account/security-questions'
import { setPassword } from '@/lib/account/set-password'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { usernameKey } from '@/lib/account/username'
import { keyedHash, unseal } from '@/lib/crypto/sealed'
import { normaliseMobile } from '@/lib/text/mobile'
import type { Flow, Gate } from '@/lib/workflow/flow'
import { faceCode, faceGate, faceNext } from './face'
import { notTooOften } from './gates'
import { answerFields, recoverPasswordForm } from './password-form'
import { seemingQuestions } from './seeming-questions'

const purpose = 'recover-password'

const kindOf = (answers: Readonly<Record<string, string>>) => (answers.userKind === 'unit' ? 'unit' : 'person')

/** Keeps whose account it is, and which questions are asked; for unknown usernames what might be theirs. */
const keepAccountTyped: Gate = async ({ answers, keep }) => {
  const key = usernameKey(answers.username ?? '')
  const account = await findAccountToSignIn(kindOf(answers), key)
  const subject = signInSubject(kindOf(answers), key)
  const personId = await personBehind(account?.id ?? nobody)
  const own = await questionsOf(account?.id ?? nobody)
  const questions = account ? own : seemingQuestions(subject)
  keep({ accountId: account?.id ?? nobody, personId, subject, questions: questions.join(',') })
  return null
}

const questionsSet: Gate = async ({ answers, kept }) =>
  answers.way === 'questions' && !kept.questions ? { field: 'way', message: '未设置密保，不能通过密保问题找回密码' } : null

/** Whoever holds the owner's phone does not know the owner's number by trying. */
const ownerTried = atMost('recover-owner', { inFlow: 5, fromNetwork: 30 }, '证件号试的次数太多，请一小时后再试，或换一种找回方式')

/** The number and the mobile must be the account's own: another phone receives a code, and fails here. */
const isTheirs: Gate = async ({ answers, kept }) => {
  const person = await getPerson(kept.personId ?? nobody)
  const { idKind, idNumber } = personIn(answers)
  const right =
    person?.idKind === idKind &&
    person.idNumberHash === keyedHash(idNumber, 'id-number') &&
    person.mobileHash === keyedHash(normaliseMobile(answers.mobile ?? '') ?? '', 'mobile')
  return right ? null : { message: '验证没有通过：证件号或手机号码与注册时填写的不一致，请核对后再试' }
}

const answersRight: Gate = async ({ typed, kept }) => {
  const accountId = kept.accountId === nobody ? null : (kept.accountId ?? null)
  const given = answerFields.map((field) => typed[field] ?? '')
  const verified = await verifySecurityAnswers(accountId, given, kept.subject ?? '')
  return verified.ok ? null : { message: verified.message }
}

/** Also with what is known of its owner, which nobody may learn before it is proved who asks. */
const passwordFits: Gate = async ({ answers, typed, kept, keep }) => {
  const person = await getPerson(kept.personId ?? nobody)
  const known = person && {
    name: person.name,
    idNumber: unseal(person.idNumberSealed, 'id-number'),
    mobile: unseal(person.mobileSealed, 'mobile'),
  }
  const [problem] = Object.entries(passwordProblems(typed, { username: answers.username ?? '', ...known }))
  if (problem) return { field: problem[0], message: problem[1] }
  const hashed = await hashPassword(typed.password ?? '')
  if (!hashed.ok) return { message: hashed.message }
  keep({ passwordHash: hashed.hash })
  return null
}

/** 找回密码: ends every session, lifts a lock, and the owner is told. */
export const recoverPasswordFlow: Flow = {
  kind: purpose,
  title: '找回密码',
  path: '/recover/password',
  form: recoverPasswordForm,
  bar: [
    { title: '输入用户名', steps: ['username'] },
    { title: '选择找回方式', steps: ['way'] },
    { title: '验证身份', steps: ['sms', 'questions', 'face'] },
    { title: '重置密码', steps: ['reset'] },
  ],
  doneTitle: '重置成功',
  defaults: { userKind: 'person' },
  proofSteps: ['username'],
  links: { sms: { href: '/recover/mobile', label: '手机号已停用？' } },
  gates: {
    username: [proofGate, notTooOften, keepAccountTyped],
    way: [questionsSet, faceNext('password')],
    face: [faceGate],
    sms: [codeGate(purpose, typedMobile), ownerTried, isTheirs],
    questions: [answersRight],
    reset: [passwordFits],
  },
  sends: { sms: codeTo(purpose, typedMobile), face: faceCode('password') },
  shown: ({ questions = '' }, { username = '' }) => ({
    owner: { value: username, hint: '不能修改' },
    ...Object.fromEntries(
      questions.split(',').flatMap((key, place) => {
        const field = answerFields[place]
        const question = questionList[key as keyof typeof questionList]
        return field && question ? [[field, { hint: question }]] : []
      }),
    ),
  }),
  finish: async (tx, { kept, origin }) => {
    const account = await getAccount(kept.accountId ?? nobody, tx)
    if (!account || !kept.passwordHash) throw new Error('a recovery came to its end without anybody')
    const place = { device: origin.deviceName, address: origin.address }
    await setPassword(tx, account, kept.passwordHash, null, { how: 'reset', place })
    return { ok: true, result: {} }
  },
}
