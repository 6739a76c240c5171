import { z } from 'zod'
import type { Step } from '@/lib/workflow/form'
import { choose, same } from './fields'
import type { RegistrationFrame } from './form'

/** 报名地 where the exam has them, 级别 and 专业, cascading (E-05). */
export function choiceStep(choices: RegistrationFrame['choices'], regions: readonly string[] = []): Step {
  const levels = [...new Set(choices.map((choice) => choice.level))]
  const of = Object.fromEntries(
    levels.map((level) => [level, same(...choices.filter((choice) => choice.level === level).map((choice) => choice.specialty))]),
  )
  return {
    title: '选择级别专业',
    lead: '每人只能选择一个级别和一个专业。暂存只是保存，没有确认；报名截止前没有确认的，视为自动放弃报名。',
    sections: [
      ...(regions.length > 0 ? [placeSection(regions)] : []),
      {
        title: '级别和专业',
        fields: {
          level: choose('级别', same(...levels)),
          specialty: { label: '专业', schema: z.string().min(1, '请选择专业'), as: 'select', options: { by: 'level', of } },
        },
      },
    ],
  }
}

/** Decides which office reviews. */
function placeSection(regions: readonly string[]) {
  const region = { ...choose('报名地', same(...regions)), hint: '选择工作或居住所在的区，由这个区的考试机构审核。' }
  return { title: '报名地', fields: { region } }
}
