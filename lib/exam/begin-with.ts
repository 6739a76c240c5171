import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { levelNames } from '@/lib/education/form'
import { readPersonPhoto } from '@/lib/education/person-photo'
import type { EducationLevel } from '@/lib/education/rules'
import type { Answers } from '@/lib/workflow/form'
import { usePhoto as putPhoto } from './use-photo'

const studyModes = ['全日制', '业余', '函授', '自学考试', '网络教育']

/** What a registration's 学历 begins with: the highest level of 完善个人信息, the latest diploma of those; and as 学习经历 every level from 大专 up (E-04, E-10). */
export function educationAnswers(levels: readonly EducationLevel[]): Answers {
  const [highest] = [...levels].sort((one, other) => rankOf(other) - rankOf(one))
  if (!highest) return {}
  const { level, degree, school, major, endedOn, mode } = highest
  return {
    education: level,
    degree,
    school,
    major,
    graduatedAt: endedOn,
    studyMode: asAsked(mode),
    studies: JSON.stringify(
      levels
        .filter((one) => rankOf(one) > 0)
        .map(studyRow)
        .sort(byTime),
    ),
  }
}

function rankOf({ level }: EducationLevel): number {
  return (levelNames as readonly string[]).indexOf(level)
}

function asAsked(mode: string): string {
  return studyModes.includes(mode) ? mode : '其他'
}

/** A row of 学习经历. The number of the diploma stays where it is sealed. */
function studyRow({ level, mode, startedOn, endedOn, school, major, degree }: EducationLevel) {
  return { level, mode: asAsked(mode), from: startedOn, to: endedOn, school, major, degree }
}

const byTime = (one: { from: string }, other: { from: string }) => one.from.localeCompare(other.from)

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
