import { insertRegistration, updateRegistration } from '@/db/queries/exam'
import { dayAndMinute } from '@/lib/clock/format'
import type { Effect } from '@/lib/workflow/business'
import type { RegistrationFacts } from './machine'

type RegistrationEffect = Effect<RegistrationFacts>

/** A registration is a row of its own beside the case: one per person and session, enforced by the database (E-05). */
export const openRegistrationRow: RegistrationEffect = ({ tx, head, facts }) =>
  insertRegistration(tx, { caseId: head.id, sessionId: facts.sessionId, personId: facts.person.id })

/** What was confirmed becomes columns: seats, counts and papers read them (E-07). */
export const recordChoice: RegistrationEffect = async ({ tx, head, facts, at, post }) => {
  const { level, specialty, photo } = facts.answers
  await updateRegistration(tx, head.id, { level, specialty, photoId: photo, confirmedAt: at })
  post('notify', {
    key: `confirmed:${head.id}`,
    personId: facts.person.id,
    title: '报名信息提交成功，待缴费',
    body: `报名序号 ${head.number}。请在${dayAndMinute(facts.windows.payment.to)}前完成网上缴费，逾期未缴费视为自动放弃报名。`,
    href: `/exams/mine/${head.id}`,
    sms: 'confirmed',
  })
}

export const recordPayment: RegistrationEffect = async ({ tx, head, facts, post }) => {
  await updateRegistration(tx, head.id, { paidAt: facts.settledAt })
  const { applicationForm, admitCard } = facts.windows
  post('notify', {
    key: `paid:${head.id}`,
    personId: facts.person.id,
    title: '缴费成功，报名完成',
    body: `报名序号 ${head.number}。报名表请在${dayAndMinute(applicationForm.to)}前打印；准考证从${dayAndMinute(admitCard.from)}起打印。`,
    href: `/exams/mine/${head.id}`,
    sms: 'paid',
  })
}

export const tellAbandoned: RegistrationEffect = async ({ head, facts, post }) => {
  const what = head.state === 'draft' ? '报名截止前没有确认' : '缴费截止前没有完成缴费'
  post('notify', {
    key: `abandoned:${head.id}`,
    personId: facts.person.id,
    title: '报名已自动放弃',
    body: `报名序号 ${head.number}：${what}，视为自动放弃报名。如您已在截止前付款，请进入“我的考试”点击“查询”，到账后自动恢复。`,
    href: `/exams/mine/${head.id}`,
    sms: 'abandoned',
  })
}
