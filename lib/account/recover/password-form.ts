import { z } from 'zod'
import {
  codeField,
  idKindField,
  idNumberField,
  idNumberProblems,
  mobileField,
  passwordFields,
  passwordProblems,
} from '@/lib/account/fields'
import { usernameProblem } from '@/lib/account/username'
import type { Field, Form } from '@/lib/workflow/form'
import { userKindField, wayField } from './username-form'

const answerField = (label: string): Field => ({
  label,
  schema: z.string().trim().min(1, '请填写答案').max(100, '请控制在 100 个字以内'),
  as: 'code',
})

export const answerFields = ['answer1', 'answer2', 'answer3'] as const

/** 找回密码: 验证身份 in one of three ways. */
export const recoverPasswordForm: Form = {
  version: 1,
  steps: {
    username: {
      title: '输入用户名',
      sections: [
        {
          title: '用户名',
          fields: {
            username: {
              label: '用户名',
              schema: z
                .string()
                .trim()
                .min(1, '请填写用户名')
                .refine((typed) => !usernameProblem(typed), '请检查用户名'),
              as: 'text',
              autoComplete: 'username',
            },
            userKind: userKindField,
          },
        },
      ],
    },
    way: {
      title: '选择找回方式',
      sections: [
        {
          title: '找回方式',
          fields: { way: wayField({ face: '人脸识别', sms: '证件号码+手机验证码', questions: '密保问题' }) },
        },
      ],
    },
    sms: {
      title: '验证身份',
      when: { field: 'way', is: ['sms'] },
      sections: [
        {
          title: '身份',
          fields: {
            idKind: idKindField,
            idNumber: idNumberField,
            mobile: { ...mobileField, hint: '注册时填写的手机号码' },
            code: codeField('动态验证'),
          },
        },
      ],
      check: idNumberProblems,
    },
    questions: {
      title: '验证身份',
      when: { field: 'way', is: ['questions'] },
      sections: [
        {
          title: '密保问题',
          fields: { answer1: answerField('密保问题一'), answer2: answerField('密保问题二'), answer3: answerField('密保问题三') },
        },
      ],
    },
    face: { title: '验证身份', when: { field: 'way', is: ['face'] }, sections: [] },
    reset: {
      title: '重置密码',
      sections: [
        {
          title: '新密码',
          fields: { owner: { label: '用户名', schema: z.string(), as: 'account' }, ...passwordFields('新密码', '确认新密码') },
        },
      ],
      check: (answers) => passwordProblems(answers, { username: answers.username ?? '' }),
    },
  },
}
