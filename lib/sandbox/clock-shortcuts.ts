import { getExamFrame } from '@/db/queries/exam'
import { findTitleKnowledgeSession } from '@/db/queries/sandbox'

export type Shortcut = { label: string; to: Date }

const minuteMs = 60_000

/** Instants at which something changes in the demo's exam, each with its name; empty where no such exam is set up. */
export async function clockShortcuts(): Promise<Shortcut[]> {
  const id = await findTitleKnowledgeSession()
  const frame = id ? await getExamFrame(id) : null
  if (!frame) return []
  const { registration, payment, admitCard } = frame.windows
  const [paper] = frame.papers
  const shortcut = (label: string, at: Date, minutes = 0): Shortcut => ({
    label,
    to: new Date(at.getTime() + minutes * minuteMs),
  })
  const samePayment = payment.to.getTime() === registration.to.getTime()
  return [
    shortcut('报名开始前 1 分钟', registration.from, -1),
    shortcut('报名中', registration.from, 24 * 60),
    shortcut('报名截止前 23 小时', registration.to, -23 * 60),
    shortcut('报名截止前 1 小时', registration.to, -60),
    shortcut('报名截止前 1 分钟', registration.to, -1),
    shortcut('报名截止时刻', registration.to),
    ...(samePayment ? [] : [shortcut('缴费截止前 1 分钟', payment.to, -1), shortcut('缴费截止时刻', payment.to)]),
    shortcut('截止后 2 分钟', payment.to, 2),
    shortcut('准考证开放', admitCard.from),
    ...(paper ? [shortcut('考试当天', paper.startsAt, -60)] : []),
  ]
}
