import type { Answers, Problems } from '@/lib/workflow/form'
import { cellName, isBlankRow, parseRows, type Row } from '@/lib/workflow/rows'
import { rowsField } from '@/lib/workflow/rows-field'
import { choose, month, optionalChoose, optionalText, same, text } from '../fields'
import type { DeclaredSection } from './library'

const degrees = same('博士', '硕士', '学士', '无')
const studyModes = same('全日制', '业余', '函授', '自学考试', '网络教育', '其他')
// From the lowest to the highest.
const levels = ['大专', '本科', '硕士研究生', '博士研究生']
const levelsMax = 8

/** 学历: the highest one only. */
export const highestEducation: DeclaredSection = {
  title: '学历',
  fields: (thisMonth) => ({
    education: choose('最高学历', same('博士研究生', '硕士研究生', '本科', '大专', '中专', '高中及以下')),
    degree: optionalChoose('学位', degrees),
    school: { ...text('毕业学校', '毕业学校'), hint: '按毕业证书上的全称填写' },
    major: { ...text('所学专业', '所学专业'), hint: '按毕业证书上的专业填写；国（境）外学历按学位认证书填写' },
    graduatedAt: { ...month('毕业时间', thisMonth, '不能晚于本月，请核对'), hint: '年-月，例如 2006-07' },
    studyMode: choose('学习形式', studyModes),
  }),
}

/** 学习经历: every level from 大专 up (E-04). */
export const studies: DeclaredSection = {
  title: '学历与学习经历',
  fields: (thisMonth) => ({
    education: choose('最高学历', same(...levels.toReversed())),
    studies: rowsField({
      label: '学习经历',
      one: '一段学习经历',
      hint: '大专及以上的每一段都要填写，从大专、本科起依次填到最高学历。',
      min: 1,
      max: levelsMax,
      columns: studyColumns(thisMonth),
    }),
  }),
  check: checkStudies,
}

function studyColumns(thisMonth: string) {
  // 应届毕业生 register before they graduate.
  const graduatesBy = `${Number(thisMonth.slice(0, 4)) + 1}-12`
  return {
    level: choose('学历层次', same(...levels)),
    mode: choose('学习形式', studyModes),
    from: { ...month('开始年月', thisMonth, '不能晚于本月，请核对'), hint: '年-月，例如 2012-09' },
    to: { ...month('毕业年月', graduatesBy, '请核对毕业年月'), hint: '应届毕业生填写预计的毕业年月' },
    school: { ...text('毕业学校', '毕业学校'), hint: '按毕业证书上的全称填写' },
    major: { ...text('所学专业', '所学专业'), hint: '按毕业证书上的专业填写；国（境）外学历按学位证书上的专业填写' },
    degree: optionalChoose('学位', degrees),
    diplomaNumber: { ...optionalText('毕业证书编号', 40), hint: '没有可不填' },
  }
}

function checkStudies(answers: Answers): Problems {
  const rows = (parseRows(answers.studies ?? '') ?? [])
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => !isBlankRow(row))
  const problems: Problems = {}
  for (const { row, index } of rows)
    if (!isInOrder(row)) problems[cellName('studies', index, 'to')] = '毕业年月要晚于开始年月，请核对'
  const ranks = rows.map(({ row }) => levels.indexOf(row.level ?? ''))
  const claimed = levels.indexOf(answers.education ?? '')
  const reached = Math.max(...ranks)
  if (reached > claimed) problems.education = `学习经历里有更高的学历“${levels[reached]}”，请核对`
  else if (!ranks.includes(claimed)) problems.studies = `最高学历选了“${answers.education}”，请在这里补充这一段，或者改正最高学历`
  return problems
}

/** Does this end after it began? What has no end yet does. */
export function isInOrder({ from = '', to = '' }: Row): boolean {
  return to.trim() === '' || from.trim() < to.trim()
}
