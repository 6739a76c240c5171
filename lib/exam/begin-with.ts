import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { readPersonPhoto } from '@/lib/education/person-photo'
import type { EducationLevel } from '@/lib/education/rules'
import type { Answers } from '@/lib/workflow/form'
import { usePhoto as putPhoto } from './use-photo'

const studyModes = ['全日制', '业余', '函授', '自学考试', '网络教育']

/** What a registration's 学历 begins with: the highest level of 完善个人信息, the latest diploma of those (E-04, E-10). */
export function educationAnswers(levels: readonly EducationLevel[]): Answers {
  const rank = ['中专', '大专', '本科', '硕士研究生', '博士研究生']
  const [highest] = [...levels].sort((one, other) => rank.indexOf(other.level) - rank.indexOf(one.level))
  if (!highest) return {}
  const { level, degree, school, major, endedOn, mode } = highest
  return {
    education: level,
    degree,
    school,
    major,
    graduatedAt: endedOn,
    studyMode: studyModes.includes(mode) ? mode : '其他',
  }
}

/**
 * Begins a registration with the photo of 完善个人信息, where it has none yet and the photo fits this exam's rules; where it does not, the photo is
 * asked anew (E-03, E-10).
 */
export async function beginWithPhoto(viewer: Viewer, caseId: string, since: number) {
  const found = await getCase(viewer, caseId)
  if (!found || found.answers?.answers.photo || found.head.state !== 'draft') return
  const photo = await readPersonPhoto(viewer)
  if (photo) await putPhoto(viewer, caseId, photo, since)
}
