import { z } from 'zod'
import { normaliseMobile } from '@/lib/text/mobile'
import type { Form } from '@/lib/workflow/form'

export const reasonCharacters = { min: 20, max: 500 }

/** 举报: what is wrong with the one listed, and how whoever reports may be reached (E-36). */
export const concernForm: Form = {
  version: 1,
  steps: {
    report: {
      title: '举报',
      sections: [
        {
          title: '举报内容',
          fields: {
            reason: {
              label: '举报理由',
              hint: `写明哪里不符合报考条件、您怎么知道的、向谁可以核实，${reasonCharacters.min} 至 ${reasonCharacters.max} 个字。`,
              schema: z
                .string()
                .trim()
                .refine((text) => lengthOf(text) >= reasonCharacters.min, `请写具体一些，至少 ${reasonCharacters.min} 个字`)
                .refine((text) => lengthOf(text) <= reasonCharacters.max, `请控制在 ${reasonCharacters.max} 个字以内`),
              as: 'textarea',
            },
            contact: {
              label: '您的手机号码',
              hint: '可以不填。填了便于核查时向您了解情况；加密保存，只有核查人员能看，不会告诉被举报人。',
              schema: z
                .string()
                .refine(
                  (text) => text.trim() === '' || normaliseMobile(text) !== null,
                  '请填写 11 位的内地手机号码，或者留空不填',
                ),
              as: 'tel',
              secret: true,
            },
          },
        },
      ],
    },
  },
}

function lengthOf(text: string): number {
  return [...text].length
}
