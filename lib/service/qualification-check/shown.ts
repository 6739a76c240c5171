import { db, type Queryable } from '@/db/client'
import { type CaseHead, latestDocument } from '@/db/queries/case'
import { dayAndMinute } from '@/lib/clock/format'
import { comparedAnswers } from '@/lib/desk/compared-answers'
import { educationUsedBy } from '@/lib/education/read-levels'
import { levelName, standingWords } from '@/lib/education/rules'
import type { DeskFact, Detail } from '@/lib/workflow/business'
import { checkFacts } from './facts'
import type { CheckFacts, CheckState } from './machine'
import { checkEnd, whyWords } from './rules'

export function checkTitle({ title }: CheckFacts): string {
  return title
}

/** What the candidate reads beside the state: why there is a check, what to do next and until when (E-36). */
export async function checkDetails(head: CaseHead): Promise<Detail[]> {
  const facts = await checkFacts(db(), head)
  const { registrationId, registrationNumber, why } = facts
  return [
    ...(why ? [{ label: '为什么核查', value: whyWords[why] }] : []),
    { label: '接下来', value: nextWords(head, facts) },
    { label: '报名序号', value: registrationNumber, href: `/exams/mine/${registrationId}` },
  ]
}

function nextWords({ state, dueAt }: CaseHead, { owesReport, publishedAt }: CheckFacts): string {
  const end = checkEnd(publishedAt)
  const until = end ? `在 ${dayAndMinute(end)} 前` : '尽快'
  const words: Record<CheckState, string> = {
    unreviewed: owesReport
      ? `请${until}补交学历或学位证原件与学信网报告（合并为一个 PDF）；其他材料由工作人员核查，结果会通知您。`
      : '工作人员正在核查您报名时提交的信息和材料，请耐心等待，结果会通知您。',
    doubted: '工作人员正在核查，请耐心等待，结果会通知您。',
    failed: `请按核查意见补交材料，最晚 ${dueAt ? dayAndMinute(dueAt) : ''}。逾期没有补交的，按未配合核查处理，当次全部科目成绩无效。`,
    passed: '不用再办什么。公示结束、证书制作好以后会通知您领取。',
    released: '证书已经发放，请到“证书管理”查看。',
    uncooperative: '没有按时补交材料，当次全部科目成绩按规定作无效处理。有正当理由的，请尽快致电 0755-88100099。',
    ineligible: '经两人核查认定不符合报考条件，当次全部科目成绩按规定作无效处理。有异议的，请致电 0755-88100099。',
    voided: '当次全部科目成绩无效。有异议的，请致电 0755-88100099。',
  }
  return words[state as CheckState]
}

const fromAccount = ['name', 'sex', 'idNumber', 'mobile']

/** What the reviewer judges by: why there is a check, until when, how each diploma stands, and what was confirmed at registration (O-20). */
export async function checkDeskFacts(on: Queryable, head: CaseHead): Promise<DeskFact[]> {
  const [facts, levels, confirmed] = await Promise.all([
    checkFacts(on, head),
    educationUsedBy(head.aboutId, on),
    latestDocument(head.aboutId, on),
  ])
  const end = checkEnd(facts.publishedAt)
  const answers = comparedAnswers(confirmed ? [confirmed] : []).filter(
    ({ field, answer }) => answer !== '' && !fromAccount.includes(field),
  )
  return [
    { label: '核查原因', value: facts.why ? whyWords[facts.why] : '—' },
    { label: '报名序号', value: facts.registrationNumber },
    ...(end ? [{ label: '核查期限', value: dayAndMinute(end) }] : []),
    ...levels.map((level) => ({ label: '学历核查', value: `${levelName(level)}：${standingWords[level.standing]}` })),
    ...(facts.owesReport ? [{ label: '学信网报告', value: '还没有补交' }] : []),
    ...answers.map(({ question, answer }) => ({ label: question, value: answer })),
  ]
}
