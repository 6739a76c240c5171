import { z } from 'zod'
import { checkedIn, type Step } from '@/lib/workflow/form'
import type { RegistrationFrame } from './form'

const commit = { value: 'commit', label: '采用告知承诺制：签署承诺书，不用提交证明材料' }
const decline = { value: 'decline', label: '不采用：提交证明材料，审核通过后缴费' }

/** 选择办理方式 (E-12): asked of whoever is not reviewed anyway; who is barred reads why and goes on with proofs. */
export function methodStep({ levels, barred }: NonNullable<RegistrationFrame['method']>): Step {
  return {
    title: '选择办理方式',
    when: { field: 'level', is: levels },
    lead:
      barred ??
      '证明事项告知承诺制：您书面（电子文本）承诺符合报考条件并愿意接受核查，考试机构就不再索要证明。是否采用由您自主选择，请先阅读告知事项。',
    sections: [
      {
        title: '办理方式',
        fields: {
          method: {
            label: '办理方式',
            schema: z.string().min(1, '请选择办理方式'),
            as: 'radio',
            options: barred ? [decline] : [commit, decline],
          },
          ...(barred ? {} : { declineKnown: knownField }),
        },
      },
    ],
  }
}

const knownField = {
  label: '选择不采用以后',
  schema: z.string().refine((value) => checkedIn(value).includes('known'), '请确认您知道：选择不采用后不能再改'),
  as: 'checks' as const,
  options: [{ value: 'known', label: '我知道：点击“下一步”后，本年度这项考试不能再改为采用' }],
  when: { field: 'method', is: ['decline'] },
}
