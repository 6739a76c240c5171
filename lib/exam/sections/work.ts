import { z } from 'zod'
import type { Answers, Field, Problems } from '@/lib/workflow/form'
import { cellName, parseRows } from '@/lib/workflow/rows'
import { rowsField } from '@/lib/workflow/rows-field'
import { choose, count, month, monthPattern, optionalChoose, optionalText, same, text } from '../fields'
import { isInOrder } from './education'
import type { DeclaredSection } from './library'
import { familyRelations, politicalStatuses } from './person'

// Always required: students write their school (E-04).
const employer: Field = { ...text('工作单位', '工作单位'), hint: '在校学生填写学校名称', autoComplete: 'organization' }

/** 工作: the present one, with the title that one holds. */
export const work: DeclaredSection = {
  title: '工作',
  fields: (thisMonth) => ({
    employer,
    employerKind: optionalChoose('单位性质', [
      ...same('企业', '事业单位', '社会组织', '个体工商户'),
      { value: 'civil-servant', label: '机关（公务员）' },
      ...same('学校（在校学生）', '其他'),
    ]),
    currentField: text('现从事专业', '现从事专业'),
    yearsOfWork: { ...count('从事本专业年限', '年限', 60), hint: '满几年填几，例如 5' },
    currentTitle: { ...optionalText('现有职称'), hint: '没有可不填' },
    titleGainedAt: {
      label: '取得时间',
      schema: z
        .string()
        .trim()
        .refine(
          (value) => value === '' || (monthPattern.test(value) && value <= thisMonth),
          '请按“年-月”填写，例如 2016-12，不能晚于本月',
        ),
      as: 'month',
      hint: '现有职称的取得时间，年-月',
    },
  }),
  check: ({ currentTitle, titleGainedAt }: Answers): Problems =>
    currentTitle?.trim() && !titleGainedAt?.trim() ? { titleGainedAt: '填写了现有职称的，请填写取得时间' } : {},
}

/** 工作经历: the present employer, and every post that one wishes to name. */
export const jobs: DeclaredSection = {
  title: '工作与工作经历',
  fields: (thisMonth) => ({
    employer,
    jobs: rowsField({
      label: '工作经历',
      one: '一段工作经历',
      hint: '没有工作经历的不用填。',
      max: 10,
      columns: {
        from: { ...month('开始年月', thisMonth, '不能晚于本月，请核对'), hint: '年-月，例如 2015-07' },
        to: {
          label: '结束年月',
          schema: z
            .string()
            .trim()
            .refine(
              (value) => value === '' || (monthPattern.test(value) && value <= thisMonth),
              '请按“年-月”填写，例如 2019-12，不能晚于本月；仍在职的不填',
            ),
          as: 'month',
          hint: '仍在职的不填',
        },
        organisation: text('单位', '单位'),
        post: text('部门和职务', '部门和职务'),
      },
    }),
  }),
  check: (answers) =>
    Object.fromEntries(
      (parseRows(answers.jobs ?? '') ?? []).flatMap((row, index) =>
        isInOrder(row) ? [] : [[cellName('jobs', index, 'to'), '结束年月要晚于开始年月，请核对']],
      ),
    ),
}

/** 家庭成员. */
export const family: DeclaredSection = {
  title: '家庭成员',
  fields: () => ({
    family: rowsField({
      label: '家庭成员',
      one: '一位家庭成员',
      hint: '没有可不填。',
      max: 8,
      columns: {
        relation: choose('称谓', familyRelations),
        memberName: text('姓名', '姓名', 40),
        memberPolitics: optionalChoose('政治面貌', politicalStatuses),
        organisation: { ...optionalText('工作单位及职务'), hint: '退休、在读或者务农的请说明' },
      },
    }),
  }),
}
