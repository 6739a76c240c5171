import { accountField, bankField, codeField, mobileField, nameField } from '@/lib/account/fields'
import type { Form } from '@/lib/workflow/form'

/** What one may change oneself, each proved anew by bank and SMS. */
export const changePersonForm: Form = {
  version: 1,
  steps: {
    verify: {
      title: '修改用户信息',
      lead: '姓名、手机号码要先在银行改好；银行核对一致后，修改才会生效。',
      sections: [
        {
          title: '用户信息',
          fields: { name: nameField, bank: bankField, account: accountField, mobile: mobileField, code: codeField('短信验证码') },
        },
      ],
    },
  },
}
