import { z } from 'zod'
import type { Field, Step } from '@/lib/workflow/form'
import { rowsField } from '@/lib/workflow/rows-field'
import { choose, count, month, optionalChoose, optionalText, same } from '../fields'
import { educationLevels, studyWords } from './candidate'

/** What conditions name: kinds of work, certificates and titles. */
export type EligibilityWords = { workFields: readonly string[]; certificates: readonly string[] }

export const otherWork = '其他工作'

const may = (label: string, options: Field['options']): Field => ({ label, schema: z.string(), as: 'radio', options })
const maybeMonth = (field: Field): Field => ({ ...field, schema: z.union([z.literal(''), field.schema]) })

/** 我能报什么: what one types before signing in; the same names as in a registration, so that the same facts come of them (B-01). `month`: this one. */
export function eligibilityStep({ workFields, certificates }: EligibilityWords, thisMonth: string): Step {
  const soon = `${Number(thisMonth.slice(0, 4)) + 6}-12`
  const past = (label: string) => month(label, thisMonth, '不能晚于本月，请核对')
  return {
    title: '我能报什么',
    sections: [
      {
        title: '学历、工作和证书',
        fields: {
          studies: rowsField({
            label: '学历',
            one: '一个学历',
            hint: '每个学历填一栏，还没有毕业的填预计的毕业年月。',
            max: 6,
            columns: {
              level: choose('学历', same(...educationLevels.toReversed())),
              degree: optionalChoose('学位', same('博士', '硕士', '学士')),
              major: { ...optionalText('所学专业'), hint: '按毕业证书上的专业填写' },
              mode: choose(
                '学习形式',
                Object.entries(studyWords).map(([value, label]) => ({ value, label })),
              ),
              from: { ...maybeMonth(past('入学年月')), hint: '脱产学习的请填写' },
              to: month('毕业年月', soon, '请核对毕业年月'),
            },
          }),
          jobs: rowsField({
            label: '工作',
            one: '一段工作',
            hint: '没有工作过的不用填。',
            max: 10,
            columns: {
              from: past('开始年月'),
              to: { ...maybeMonth(past('结束年月')), hint: '仍在职的不填' },
              field: choose('从事的工作', same(...workFields, otherWork)),
            },
          }),
          certificates: rowsField({
            label: '证书和职称',
            one: '一个证书或职称',
            hint: '没有的不用填。',
            max: 6,
            columns: { name: choose('证书或职称', same(...certificates)), gainedOn: past('取得年月') },
          }),
        },
      },
      {
        title: '其他',
        fields: {
          household: may('户籍所在地', [
            { value: 'shenzhen', label: '深圳' },
            { value: 'elsewhere', label: '深圳以外' },
          ]),
          socialInsurance: may('是否在深缴纳社保', [
            { value: 'yes', label: '是' },
            { value: 'no', label: '否' },
          ]),
          socialInsuranceMonths: { ...count('在深缴纳社保月数', '月数', 720), when: { field: 'socialInsurance', is: ['yes'] } },
          employerKind: may('是不是公务员', [
            { value: 'civil-servant', label: '是' },
            { value: '其他', label: '不是' },
          ]),
        },
      },
    ],
  }
}
