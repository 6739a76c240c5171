import { z } from 'zod'
import { codeField, idKindField, idNumberField, idNumberProblems, nameField, optionsOf } from '@/lib/account/fields'
import type { Field, Form } from '@/lib/workflow/form'

export const userKinds = { person: '个人用户', unit: '单位用户' } as const

export const userKindField: Field = {
  label: '用户类型',
  schema: z.string().min(1, '请选择用户类型'),
  as: 'radio',
  options: optionsOf(userKinds),
}

export const wayField = (words: Readonly<Record<string, string>>): Field => ({
  label: '找回方式',
  schema: z.string().min(1, '请选择找回方式'),
  as: 'radio',
  options: optionsOf(words),
})

/** 找回用户名. */
export const recoverUsernameForm: Form = {
  version: 1,
  steps: {
    way: {
      title: '选择找回方式',
      sections: [{ title: '找回方式', fields: { way: wayField({ face: '人脸识别', sms: '证件号码+手机验证码' }) } }],
    },
    identity: {
      title: '验证身份',
      sections: [
        {
          title: '身份',
          fields: {
            name: { ...nameField, hint: '与注册时填写的一致' },
            userKind: userKindField,
            idKind: idKindField,
            idNumber: idNumberField,
          },
        },
      ],
      check: idNumberProblems,
    },
    code: {
      title: '验证手机校验码',
      lead: '校验码发到注册时填写的手机号码。',
      when: { field: 'way', is: ['sms'] },
      sections: [{ title: '校验码', fields: { code: codeField('动态验证') } }],
    },
    face: {
      title: '人脸识别',
      when: { field: 'way', is: ['face'] },
      sections: [],
    },
  },
}
