import { z } from 'zod'
import type { Form } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'

/** 补交材料: what the reviewer asked for, or the report that was owed since registration (E-14, E-36). */
export const checkForm: Form = {
  version: 1,
  steps: {
    supplement: {
      title: '补交材料',
      lead: '请按核查意见把缺的材料一次交齐。提交以后由工作人员再次核查，结果会发站内消息和短信。',
      sections: [
        {
          title: '补交材料',
          fields: {
            files: materialsField({
              label: '补交的材料',
              max: 10,
              hint: '学历学位没有在线核验通过的：学历或学位证原件与学信网验证/认证报告，合并为一个 PDF；国（境）外的，交留学服务中心的认证书。',
            }),
            note: {
              label: '说明',
              hint: '可以写明每份材料证明什么，最多 300 个字；没有的不填。',
              schema: z.string().trim().max(300, '请控制在 300 个字以内'),
              as: 'textarea',
            },
          },
        },
      ],
    },
  },
}
