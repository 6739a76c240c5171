import { db } from '@/db/client'
import type { CaseHead } from '@/db/queries/case'
import { getSavedAnswers } from '@/db/queries/unit'
import type { Viewer } from '@/lib/access/viewer'
import type { Detail, Subject } from '@/lib/workflow/business'
import type { UnitRegistrationFacts } from './machine'

/** A unit is registered by a person for itself: there is one thing to choose. */
export async function unitSubjects({ personId, name }: Viewer): Promise<Subject[]> {
  if (!personId) return []
  return [{ aboutId: personId, scope: 'units', parentId: null, label: '新的单位', detail: `由您本人（${name}）担任单位管理员` }]
}

export function unitTitle({ answers }: UnitRegistrationFacts): string {
  return answers.unitName?.trim() || '单位注册'
}

/** The code, whole because masks of numbers would hide one that is all digits, and what the new manager does next. */
export async function unitDetails({ id, state }: CaseHead): Promise<readonly Detail[]> {
  const { code = '' } = await getSavedAnswers(id, db())
  return [
    ...(code === '' || state === 'draft' ? [] : [{ label: '信用代码', value: code.toUpperCase() }]),
    ...(state === 'registered' ? [nextStep] : []),
  ]
}

const nextStep: Detail = { label: '下一步', value: '设置单位账号的密码，然后用“单位登录”', href: '/profile/units' }
