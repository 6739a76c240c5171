import { z } from 'zod'
import { certificateNumber, isCertificateNumber } from '@/lib/text/certificate-number'
import type { Answers, Field, Form, Option, Problems } from '@/lib/workflow/form'

const same = (...labels: string[]): Option[] => labels.map((label) => ({ value: label, label }))

/** From the lowest to the highest. */
export const levelNames = ['中专', '大专', '本科', '硕士研究生', '博士研究生'] as const
export const degreeNames = ['学士', '硕士', '博士', '无'] as const
export const modeNames = ['全日制', '业余', '函授', '成人脱产', '自学考试', '网络教育', '开放教育', '其他'] as const

const charactersMax = 60
const monthSchema = z
  .string()
  .trim()
  .regex(/^(19[4-9]\d|20\d\d)-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2008-09')

const words = (label: string, hint: string): Field => ({
  label,
  hint,
  as: 'text',
  schema: z.string().trim().min(1, `请填写${label}`).max(charactersMax, `请控制在 ${charactersMax} 个字以内`),
})
const choose = (label: string, names: readonly string[]): Field => ({
  label,
  as: 'select',
  options: same(...names),
  schema: z.string().refine((value) => names.includes(value), `请选择${label}`),
})
const numberSchema = z.string().refine((typed) => isCertificateNumber(certificateNumber(typed)), '请按证书填写编号，4 至 40 位')

type Kept = { certificateSealed: string | null; degreeCertificateSealed: string | null }
type Words = Record<'level' | 'degree' | 'school' | 'major' | 'startedOn' | 'endedOn' | 'mode', string> & { abroad: boolean }

/** What is asked of one education level (E-10). `month`: 2020-08, no diploma is younger; `kept`: the level that is edited, whose numbers stay where none are typed. */
export function levelForm(month: string, kept: Kept | null = null): Form {
  const certificate = kept?.certificateSealed
    ? z.union([z.string().regex(/^\s*$/), numberSchema], { error: '请按证书填写编号，4 至 40 位' })
    : z.string().trim().min(1, '请填写毕业证书编号').pipe(numberSchema)
  const optionalNumber = z.union([z.string().regex(/^\s*$/), numberSchema], { error: '请按证书填写编号，4 至 40 位' })
  const keeps = '已登记的编号不再显示；不改就留空'
  const fields: Record<string, Field> = {
    abroad: {
      label: '在哪里取得',
      as: 'radio',
      options: [
        { value: 'no', label: '境内' },
        { value: 'yes', label: '国（境）外' },
      ],
      schema: z.enum(['no', 'yes'], '请选择在哪里取得'),
    },
    level: choose('学历层次', levelNames),
    degree: choose('学位', degreeNames),
    school: words('毕业学校', '按毕业证书上的全称填写'),
    major: words('所学专业', '按毕业证书上的专业填写；国（境）外学历按学位认证书填写'),
    startedOn: { label: '入学年月', as: 'month', hint: '年-月，例如 2008-09', schema: monthSchema },
    endedOn: {
      label: '毕业年月',
      as: 'month',
      hint: '年-月，例如 2012-07',
      schema: monthSchema.refine((value) => value <= month, '不能晚于本月，请核对'),
    },
    mode: choose('学习形式', modeNames),
    certificate: {
      label: '毕业证书编号',
      as: 'text',
      secret: true,
      hint: kept?.certificateSealed ? keeps : '毕业证书上的编号（2001 年以后为 18 位数字的电子注册号），用来与学信网核对',
      when: { field: 'abroad', is: ['no'] },
      schema: certificate,
    },
    degreeCertificate: {
      label: '学位证书编号',
      as: 'text',
      secret: true,
      hint: kept?.degreeCertificateSealed ? keeps : '没有学位的不填',
      schema: optionalNumber,
    },
  }
  return { version: 1, steps: { level: { title: '学历', sections: [{ title: '学历', fields }], check } } }
}

/** What an edit begins with: everything but the numbers, which are not shown again. */
export function typedWords(kept: Words | null): Answers {
  if (!kept) return {}
  const { level, degree, school, major, startedOn, endedOn, mode, abroad } = kept
  return { level, degree, school, major, startedOn, endedOn, mode, abroad: abroad ? 'yes' : 'no' }
}

function check({ startedOn = '', endedOn = '' }: Answers): Problems {
  return startedOn.trim() > endedOn.trim() ? { endedOn: '毕业年月早于入学年月，请核对' } : {}
}
