import type { Field, Step } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'
import type { ByHand } from './conditions/condition-objections'
import type { Proof } from './features'
import type { RegistrationFrame } from './form'

/**
 * 上传证明材料 (E-13): of who does not commit and of 免试 levels; of everybody where the exam has no 告知承诺制; and, whatever was chosen, what
 * a person needs to judge what conditions leave open (E-10).
 */
export function proofStep(
  { proofs, levels }: NonNullable<RegistrationFrame['proof']>,
  mayCommit: boolean,
  byHand: readonly ByHand[] = [],
): Step {
  const reviewed = [
    { field: 'method', is: ['decline'] },
    { field: 'level', is: levels },
  ]
  return {
    title: '上传证明材料',
    lead: `${byHand.length > 0 ? '您的报考条件要由人工审核，请上传下面的材料。' : ''}请上传清晰的原件扫描件或照片。审核通过后才能缴费；请至少提前一天提交，报名截止前没有提交的，视为自动放弃报名。`,
    ...(mayCommit && byHand.length === 0 ? { when: reviewed } : {}),
    sections: [
      { title: '证明材料', fields: Object.fromEntries([...proofs, ...byHand.map((what) => judgedBy[what])].map(fieldOf)) },
    ],
  }
}

const judgedBy: Record<ByHand, Proof> = {
  major: {
    key: 'curriculum',
    label: '专业课程设置、培养计划',
    hint: '专业不在目录内的请上传：学校出具或者教务系统打印的课程设置、培养计划，必修主干课程与要求的专业一致或基本一致的，可以参照报考。',
    min: 1,
    max: 5,
  },
  other: { key: 'circumstances', label: '情况说明和证明', hint: '请说明您怎样符合报考条件，附上能证明的材料。', min: 1, max: 5 },
}

function fieldOf({ key, label, hint, min, max, levels: only }: Proof): [string, Field] {
  return [
    proofField(key),
    materialsField({
      label,
      min,
      max,
      ...(hint ? { hint } : {}),
      ...(only ? { when: { field: 'level', is: only } } : {}),
    }),
  ]
}

/** The field in which the files of a proof are kept. */
export function proofField(key: string): string {
  return `proof_${key}`
}
