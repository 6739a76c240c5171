// All that is held about the viewer, for a copy of it; nobody reads another's.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import { ownerIdOf } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { db, type Queryable } from '../client'
import { knownDevices } from '../schema/account'
import { caseAnswers, caseDocuments, cases, materials } from '../schema/case'
import { examSessions, registrations } from '../schema/exam'
import { consents } from '../schema/flow'
import { messages, smsMessages } from '../schema/message'
import { orders, payments, refundResults, refunds } from '../schema/payment'
import { securityQuestions } from '../schema/security-question'
import { listPublishedScores } from './score'

/** The viewer's cases, the oldest first. */
export async function listOwnCases({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  return on
    .select({ head: cases, answers: caseAnswers })
    .from(cases)
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(eq(cases.applicantId, personId))
    .orderBy(asc(cases.number))
}

/** What the viewer agreed to, and when. */
export async function listOwnConsents({ accountId }: Viewer, on: Queryable = db()) {
  return on.select().from(consents).where(eq(consents.accountId, accountId)).orderBy(asc(consents.at))
}

/** Every version of what was submitted with a case. */
export async function listDocuments(caseId: string, on: Queryable = db()) {
  return on.select().from(caseDocuments).where(eq(caseDocuments.caseId, caseId)).orderBy(asc(caseDocuments.version))
}

/** The viewer's orders with the money that came and what was given back. */
export async function listOwnMoney({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  const own = await on.select().from(orders).where(eq(orders.personId, personId)).orderBy(asc(orders.number))
  const ids = own.map(({ id }) => id)
  if (ids.length === 0) return []
  const [came, went] = await Promise.all([
    on.select().from(payments).where(inArray(payments.orderId, ids)).orderBy(asc(payments.paidAt)),
    on
      .select({ refund: refunds, result: refundResults })
      .from(refunds)
      .leftJoin(refundResults, eq(refundResults.refundId, refunds.id))
      .where(inArray(refunds.orderId, ids))
      .orderBy(asc(refunds.createdAt)),
  ])
  return own.map((order) => ({
    order,
    payments: came.filter((one) => one.orderId === order.id),
    refunds: went.filter((one) => one.refund.orderId === order.id),
  }))
}

export async function listOwnInbox({ personId }: Viewer, on: Queryable = db()) {
  return personId === null ? [] : on.select().from(messages).where(eq(messages.personId, personId)).orderBy(desc(messages.sentAt))
}

export async function listOwnSms({ personId }: Viewer, on: Queryable = db()) {
  return personId === null
    ? []
    : on.select().from(smsMessages).where(eq(smsMessages.personId, personId)).orderBy(desc(smsMessages.createdAt))
}

/** Every upload of the viewer's, photos too. A handler's belong to the unit: of those nothing. */
export async function listOwnFiles(viewer: Viewer, on: Queryable = db()) {
  if (viewer.kind === 'unit') return []
  return on
    .select()
    .from(materials)
    .where(eq(materials.ownerId, ownerIdOf(viewer)))
    .orderBy(desc(materials.createdAt))
}

export async function listKnownDevices({ kind }: Viewer, usernameKey: string, on: Queryable = db()) {
  return on
    .select({ lastUsedAt: knownDevices.lastUsedAt })
    .from(knownDevices)
    .where(eq(knownDevices.usernameKey, signInSubject(kind, usernameKey)))
    .orderBy(desc(knownDevices.lastUsedAt))
}

export async function listOwnQuestions({ accountId }: Viewer, on: Queryable = db()) {
  return on
    .select({ question: securityQuestions.question, setAt: securityQuestions.setAt })
    .from(securityQuestions)
    .where(eq(securityQuestions.accountId, accountId))
    .orderBy(asc(securityQuestions.ordinal))
}

/** The viewer's published scores, every version; of others there is nothing to hand out (E-33). */
export async function listOwnScores(viewer: Viewer, on: Queryable = db()) {
  if (viewer.personId === null) return []
  const own = await on
    .select({ caseId: registrations.caseId, title: examSessions.title })
    .from(registrations)
    .innerJoin(examSessions, eq(examSessions.id, registrations.sessionId))
    .where(eq(registrations.personId, viewer.personId))
    .orderBy(asc(examSessions.year))
  const scored = await Promise.all(
    own.map(async ({ caseId, title }) => (await listPublishedScores(viewer, caseId, on)).map((one) => ({ title, ...one }))),
  )
  return scored.flat()
}
