// Fields that registration, recoveries and changes of a person's data share (A-11…A-14).
import { z } from 'zod'
import { normaliseMobile } from '@/lib/text/mobile'
import type { Answers, Field, Option, Problems } from '@/lib/workflow/form'
import { checkBankAccount } from './bank-account'
import { banks } from './banks'
import { idKinds } from './id-kinds'
import { checkIdNumber, checkName } from './identity'
import { type PasswordOwner, passwordProblem } from './new-password'
import { isIdKind } from './told-by'

/** A text for which `problem` has words; null: it is right. */
export const judged = (problem: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = problem(value)
    if (message) context.addIssue({ code: 'custom', message })
  })

export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const refusalOf = (checked: { ok: true } | { ok: false; message: string }) => (checked.ok ? null : checked.message)

export const nameField: Field = {
  label: '姓名',
  schema: judged((typed) => refusalOf(checkName(typed))),
  as: 'text',
  autoComplete: 'name',
  hint: '与银行登记的姓名一致，生僻字、间隔号照原样填写',
}

export const idKindField: Field = {
  label: '证件类型',
  schema: z.string().min(1, '请选择证件类型'),
  as: 'select',
  options: optionsOf(idKinds),
}

/** Whether it is a number of its kind, `idNumberProblems` says. */
export const idNumberField: Field = {
  label: '证件号',
  schema: z.string().trim().min(1, '请填写证件号'),
  as: 'text',
  secret: true,
  hint: '照证件填写，字母大小写都可以',
}

export const bankField: Field = {
  label: '银行',
  schema: z.string().min(1, '请选择银行'),
  as: 'select',
  options: optionsOf(banks),
}

export const accountField: Field = {
  label: '银行账号',
  schema: judged((typed) => refusalOf(checkBankAccount(typed))),
  as: 'text',
  secret: true,
  hint: '借记卡或金融社保卡的卡号，不能用信用卡；只用来核对身份，不会扣款',
}

export const mobileField: Field = {
  label: '手机号码',
  schema: judged((typed) => (normaliseMobile(typed) ? null : '请填写 11 位的内地手机号码')),
  as: 'tel',
  secret: true,
  autoComplete: 'tel',
  hint: '银行预留的手机号码',
}

export const codeField = (label: string): Field => ({
  label,
  schema: z.string().trim().min(1, '请先点击“发送短信验证”，再填写收到的验证码'),
  as: 'code',
})

export const passwordFields = (label: string, again: string): Record<string, Field> => ({
  password: {
    label,
    schema: z.string().min(1, `请填写${label}`),
    as: 'password',
    hint: '至少 10 个字符，可以用一句话；不能有用户名',
  },
  passwordAgain: { label: again, schema: z.string().min(1, `请再填写一次${label}`), as: 'password' },
})

/** What is wrong with a new password typed twice. */
export function passwordProblems({ password = '', passwordAgain }: Answers, owner: PasswordOwner): Problems {
  const problem = passwordProblem(password, owner)
  if (problem) return { password: problem }
  return password === passwordAgain ? {} : { passwordAgain: '两次填写的密码不一样，请重新填写' }
}

/** What is wrong with a number of that kind. */
export function idNumberProblems({ idKind = '', idNumber = '' }: Answers): Problems {
  const checked = isIdKind(idKind) ? checkIdNumber(idKind, idNumber) : { ok: true as const }
  return checked.ok ? {} : { idNumber: checked.message }
}
