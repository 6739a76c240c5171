import { z } from 'zod'
import {
  accountField,
  bankField,
  codeField,
  idKindField,
  idNumberField,
  idNumberProblems,
  judged,
  mobileField,
  nameField,
  optionsOf,
  passwordFields,
  passwordProblems,
} from '@/lib/account/fields'
import { toldBy } from '@/lib/account/told-by'
import { usernameProblem } from '@/lib/account/username'
import { isoDay } from '@/lib/clock/format'
import type { Answers, Field, Form, Problems, Step } from '@/lib/workflow/form'
import { type Document, documents } from './documents'

const agreement: Step = {
  title: '阅读并同意',
  lead: '注册前请阅读下面的内容。',
  sections: Object.entries(documents).map(([name, document]) => ({
    title: document.title,
    fields: { [name]: agreed(document) },
  })),
}

function agreed({ version, agree }: Document): Field {
  return { label: agree, schema: z.string().refine((value) => value === version, '请阅读后勾选同意'), as: 'letter' }
}

const login: Step = {
  title: '填写登录信息',
  sections: [
    {
      title: '登录信息',
      fields: {
        username: {
          label: '用户名',
          schema: judged(usernameProblem),
          as: 'text',
          autoComplete: 'username',
          hint: '6 至 20 个字母、数字或下划线，以字母开头；不分大小写',
        },
        ...passwordFields('密码', '确认密码'),
      },
    },
  ],
  check: (answers) => passwordProblems(answers, { username: answers.username ?? '' }),
}

const identity: Step = {
  title: '填写身份信息',
  sections: [
    {
      title: '身份信息',
      fields: {
        name: nameField,
        idKind: idKindField,
        idNumber: idNumberField,
        sex: {
          label: '性别',
          schema: z.string().min(1, '请选择性别'),
          as: 'radio',
          options: optionsOf({ 男: '男', 女: '女' }),
        },
        birthDate: {
          label: '出生日期',
          schema: judged(birthDateProblem),
          as: 'text',
          autoComplete: 'bday',
          hint: '例如 1990-05-06；填好 18 位证件号后自动得出',
        },
      },
    },
  ],
  check: identityProblems,
}

const verify: Step = {
  title: '填写验证信息',
  lead: '银行核对一致后，账号才会生效。',
  sections: [
    {
      title: '验证信息',
      fields: { bank: bankField, account: accountField, mobile: mobileField, code: codeField('短信验证码') },
    },
  ],
}

/** 用户注册 (A-10…A-14, seed 000 annex 1). */
export const registerForm: Form = { version: 1, steps: { agreement, login, identity, verify } }

/** Sex and birth date are not typed twice: what the number tells fills what was left empty. */
export function fillIdentity(answers: Answers): Answers {
  const { sex, birthDate } = toldBy(answers)
  return { ...answers, sex: answers.sex || sex || '', birthDate: answers.birthDate || birthDate || '' }
}

function identityProblems(answers: Answers): Problems {
  const { sex, birthDate } = toldBy(answers)
  const born = isoOf(answers.birthDate)
  return {
    ...idNumberProblems(answers),
    ...(sex && sex !== answers.sex ? { sex: `性别与证件号不一致：证件号上是${sex}` } : {}),
    ...(birthDate && birthDate !== born ? { birthDate: `出生日期与证件号不一致：证件号上是 ${birthDate}` } : {}),
  }
}

const isoOf = (typed = '') => typed.normalize('NFKC').trim()

function birthDateProblem(typed: string): string | null {
  const day = isoOf(typed)
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    return '请按 1990-05-06 的样子填写出生日期'
  return day < '1900-01-01' || day > isoDay(new Date()) ? '请检查出生日期' : null
}
