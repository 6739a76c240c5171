import type { Step } from '@/lib/workflow/form'
import { materialsField } from '@/lib/workflow/materials-field'
import type { RegistrationFrame } from './form'

/** 上传证明材料 (E-13): of who does not commit and of 免试 levels; of everybody where the exam has no 告知承诺制. */
export function proofStep({ proofs, levels }: NonNullable<RegistrationFrame['proof']>, mayCommit: boolean): Step {
  const reviewed = [
    { field: 'method', is: ['decline'] },
    { field: 'level', is: levels },
  ]
  const fields = proofs.map(({ key, label, hint, min, max, levels: only }) => [
    proofField(key),
    materialsField({
      label,
      min,
      max,
      ...(hint ? { hint } : {}),
      ...(only ? { when: { field: 'level', is: only } } : {}),
    }),
  ])
  return {
    title: '上传证明材料',
    lead: '请上传清晰的原件扫描件或照片。审核通过后才能缴费；请至少提前一天提交，报名截止前没有提交的，视为自动放弃报名。',
    ...(mayCommit ? { when: reviewed } : {}),
    sections: [{ title: '证明材料', fields: Object.fromEntries(fields) }],
  }
}

/** The field in which the files of a proof are kept. */
export function proofField(key: string): string {
  return `proof_${key}`
}
