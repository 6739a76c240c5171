import { z } from 'zod'
import { normaliseName } from '@/lib/text/name'
import { checkUnitCode } from '@/lib/text/unit-code'
import type { Field, Form } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'
import { checkUnitUsername } from './rules'

/** 单位注册: the unit, its manager, its licence. */
export const unitRegistrationForm: Form = {
  version: 1,
  steps: {
    request: {
      title: '单位注册',
      lead: '提交后由工作人员审核。审核通过后，您就是这家单位的单位管理员，可以添加经办人并授权。',
      sections: [
        {
          title: '单位信息',
          fields: {
            unitName: {
              label: '单位名称',
              hint: '与营业执照（或法人证书）上的名称一致。',
              schema: z.string().trim().min(2, '请填写单位名称').max(100, '请控制在 100 个字以内'),
              as: 'text',
              autoComplete: 'organization',
            },
            code: {
              label: '统一社会信用代码',
              hint: '18 位，在营业执照上；字母不分大小写。',
              schema: checked((typed) => checkUnitCode(typed)),
              as: 'text',
              autoComplete: 'off',
            },
            legalRepresentative: {
              label: '法定代表人',
              hint: '没有法定代表人的，填写负责人。',
              schema: checked((typed) => nameOf(typed)),
              as: 'text',
              autoComplete: 'off',
            },
            phone: {
              label: '联系电话',
              schema: z
                .string()
                .trim()
                .regex(/^$|^[\d() +-]{7,20}$/, '请填写电话号码，例如 0755-12345678'),
              as: 'tel',
              autoComplete: 'off',
            },
          },
        },
        {
          title: '单位管理员',
          fields: {
            manager: { label: '姓名', hint: '就是您本人，来自实名注册。', schema: z.string(), as: 'account' },
            managerId: { label: '证件号', schema: z.string(), as: 'account' },
            username: {
              label: '管理员用户名',
              hint: '登录单位账号用，与您的个人账号分开：6 至 20 个字母、数字或下划线，以字母开头。',
              schema: checked((typed) => checkUnitUsername(typed)),
              as: 'text',
              autoComplete: 'off',
            },
          },
        },
        {
          title: '证明材料',
          fields: {
            license: materialsField({
              label: '营业执照扫描件',
              max: 3,
              hint: '营业执照或法人证书，彩色扫描或拍照，文字清楚。',
            }),
          },
        },
      ],
    },
  },
}

function checked(check: (typed: string) => { ok: true } | { ok: false; message: string }): Field['schema'] {
  return z.string().superRefine((typed, context) => {
    const result = check(typed)
    if (!result.ok) context.addIssue({ code: 'custom', message: result.message })
  })
}

function nameOf(typed: string): { ok: true } | { ok: false; message: string } {
  return normaliseName(typed) === null ? { ok: false, message: '请填写法定代表人的姓名' } : { ok: true }
}
