import type { ExamSession } from '@/db/queries/exam'

/** How screens name what is chosen, by how this exam has one choose (E-05, E-06): in the manuals' words. */
export const choiceWords: Record<ExamSession['choiceBy'], { step: string; save: string; what: string }> = {
  'level-specialty': { step: '选择级别专业', save: '暂存报考信息', what: '级别和专业' },
  subjects: { step: '选择级别专业', save: '暂存报考信息', what: '级别、专业和科目' },
  position: { step: '选择职位', save: '暂存职位', what: '职位' },
}
