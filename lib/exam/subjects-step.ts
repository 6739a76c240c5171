import { z } from 'zod'
import { joinChecked, type Option, type Step } from '@/lib/workflow/form'
import type { RegistrationFrame } from './form'
import { papersOpenTo } from './papers'

/** 报考科目 of the level and specialty: any of them in a rolling exam, all of them in any other (E-05). */
export function subjectsStep(
  { papers, all }: NonNullable<RegistrationFrame['subjects']>,
  choices: RegistrationFrame['choices'],
): Step {
  const options = ({ level, specialty }: RegistrationFrame['choices'][number]): Option[] =>
    papersOpenTo(papers, { level, specialty }).map(({ subject, feeFen }) => ({ value: subject, label: subject, fen: feeFen }))
  const of = Object.fromEntries(choices.map((pair) => [joinChecked([pair.level, pair.specialty]), options(pair)]))
  return {
    title: '选择科目',
    lead: all
      ? '这项考试须在一次考试中报考全部科目，各科成绩全部合格方可取得资格证书。'
      : '可以报考全部科目，也可以只报部分科目；滚动期内各科成绩全部合格方可取得资格证书。缴费后不能增加或减少科目。',
    sections: [
      {
        title: '报考科目',
        fields: {
          subjects: {
            label: '报考科目',
            schema: z.string().min(1, '请至少选择一个科目'),
            as: 'checks',
            options: { by: ['level', 'specialty'], of },
            ...(all ? { fixed: true } : {}),
          },
        },
      },
    ],
  }
}
