import { z } from 'zod'
import type { Answers, Field, Problems } from '@/lib/workflow/form'
import { cellName, parseRows } from '@/lib/workflow/rows'
import { rowsField } from '@/lib/workflow/rows-field'
import { choose, month, monthPattern, same, text } from '../fields'
import { isInOrder } from './education'
import type { DeclaredSection } from './library'

/** 工作经历与证书: what years of work are counted from (E-11), and what conditions ask to be held; `certificates`: those that they name. */
export const career: DeclaredSection = {
  title: '工作经历与证书',
  fields: (thisMonth, { certificates = [] } = {}) => ({
    jobs: rowsField({
      label: '工作经历',
      one: '一段工作经历',
      hint: '从参加工作起，每一段都要填写；工作年限按这里填写的年月计算。没有工作过的不用填。',
      max: 20,
      columns: {
        from: { ...month('开始年月', thisMonth, '不能晚于本月，请核对'), hint: '年-月，例如 2015-07' },
        to: { ...until(thisMonth), hint: '仍在职的不填' },
        organisation: text('单位', '单位'),
        post: text('部门和职务', '部门和职务'),
        related: choose('是不是报考条件要求的专业工作', [
          { value: 'yes', label: '是' },
          { value: 'no', label: '不是' },
        ]),
      },
    }),
    certificates: rowsField({
      label: '证书和职称',
      one: '一个证书或职称',
      hint: '报考条件里要求的填在这里，没有的不用填。',
      max: 10,
      columns: {
        name:
          certificates.length > 0 ? choose('证书或职称', same(...certificates, '其他')) : text('证书或职称', '证书或职称的名称'),
        gainedOn: { ...month('取得年月', thisMonth, '不能晚于本月，请核对'), hint: '年-月，例如 2018-11' },
      },
    }),
  }),
  check: checkJobs,
}

/** Still there, or a month. */
function until(thisMonth: string): Field {
  const message = '请按“年-月”填写，例如 2019-12，不能晚于本月；仍在职的不填'
  const isEnd = (value: string) => value === '' || (monthPattern.test(value) && value <= thisMonth)
  return { label: '结束年月', as: 'month', schema: z.string().trim().refine(isEnd, message) }
}

function checkJobs(answers: Answers): Problems {
  const rows = parseRows(answers.jobs ?? '') ?? []
  return Object.fromEntries(
    rows.flatMap((row, index) => (isInOrder(row) ? [] : [[cellName('jobs', index, 'to'), '结束年月要晚于开始年月，请核对']])),
  )
}
