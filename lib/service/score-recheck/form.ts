import { z } from 'zod'
import type { Form } from '@/lib/workflow/form'

/** 申请成绩复查: what is doubted (E-35). */
export const recheckForm: Form = {
  version: 1,
  steps: {
    request: {
      title: '复查申请',
      lead: '每一科只能申请一次。复查核对答题卡份数和归属、漏评、合计和登记，不重新评卷；成绩可能更高，也可能更低。',
      sections: [
        {
          title: '复查申请',
          fields: {
            paper: { label: '考试科目', hint: '来自已发布的成绩。', schema: z.string(), as: 'account' },
            reason: {
              label: '复查理由',
              hint: '写明您对成绩有什么疑问，最多 300 个字。',
              schema: z.string().trim().min(1, '请写明复查理由').max(300, '请控制在 300 个字以内'),
              as: 'textarea',
            },
          },
        },
      ],
    },
  },
}
