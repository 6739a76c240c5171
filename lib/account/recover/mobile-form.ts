import {
  accountField,
  bankField,
  codeField,
  idKindField,
  idNumberField,
  idNumberProblems,
  mobileField,
  nameField,
} from '@/lib/account/fields'
import type { Form } from '@/lib/workflow/form'

/** 更换手机号 of whoever cannot receive an SMS any more. */
export const changeMobileForm: Form = {
  version: 1,
  steps: {
    identity: {
      title: '填写身份信息',
      lead: '请先到银行把预留手机号码改为新号码，再在这里更换。',
      sections: [{ title: '身份信息', fields: { name: nameField, idKind: idKindField, idNumber: idNumberField } }],
      check: idNumberProblems,
    },
    verify: {
      title: '验证新手机号',
      sections: [
        {
          title: '验证信息',
          fields: {
            bank: bankField,
            account: accountField,
            mobile: { ...mobileField, label: '新手机号码', hint: '已在银行登记的新号码' },
            code: codeField('短信验证码'),
          },
        },
      ],
    },
  },
}
