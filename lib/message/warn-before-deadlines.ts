import { db } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { listDueSoon, listUnprintedCards } from '@/db/queries/exam'
import { listKnownKeys } from '@/db/queries/message'
import { examOfScope } from '@/lib/access/scope'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'

const hourMs = 3_600_000
const batch = 1_000

/** Hours before a deadline at which its candidate is warned, the last first: who is warned now of 2 h needs no word of 24 h. */
const warnings = [2, 24] as const

/**
 * Warns candidates 24 h and 2 h before they would give up a registration or a check by not acting, or sit an exam without the admit card (E-08,
 * E-32, E-36), once each and deadline, and only where the state, or the window to print in, was entered before that point: who registers an hour before the end
 * knows. Answers how many messages were left in the outbox.
 */
export async function warnBeforeDeadlines(): Promise<number> {
  const at = await now()
  let posted = 0
  for (const [index, hours] of warnings.entries()) {
    const later = warnings[index - 1] ?? 0
    const [from, until] = [new Date(at.getTime() + later * hourMs), new Date(at.getTime() + hours * hourMs)]
    const cards = await listUnprintedCards(at, from, until)
    const due = [
      ...(await listDueSoon(from, until)),
      ...cards.map((card) => ({ ...card, kind: 'exam-registration', state: 'paid' })),
    ]
    const notices = due.flatMap((one) => notice(one, hours))
    for (let n = 0; n < notices.length; n += batch) posted += await post(notices.slice(n, n + batch))
  }
  return posted
}

type Due = Awaited<ReturnType<typeof listDueSoon>>[number]

function notice({ id, kind, state, scope, dueAt, enteredAt, applicantId, title }: Due, hours: number) {
  if (!dueAt || !applicantId || enteredAt.getTime() >= dueAt.getTime() - hours * hourMs) return []
  return [
    {
      template: kind === 'qualification-check' ? 'check.warn' : `registration.warn-${missingIn[state] ?? 'unfinished'}`,
      // Of a deadline that was moved they are warned anew.
      key: `warn:${id}:${state}:${hours}h:${dueAt.toISOString()}`,
      personId: applicantId,
      scope: examOfScope(scope),
      values: { exam: title, hours: String(hours), deadline: dayAndMinute(dueAt) },
      href: kind === 'qualification-check' ? `/services/${kind}/${id}` : `/exams/mine/${id}`,
    },
  ]
}

/** What has not been done, by where the registration stands. */
const missingIn: Readonly<Record<string, string>> = {
  draft: 'unconfirmed',
  unsigned: 'unfinished',
  proving: 'unfinished',
  returned: 'returned',
  confirmed: 'unpaid',
  paid: 'unprinted',
}

async function post(notices: ReturnType<typeof notice>): Promise<number> {
  return db().transaction(async (tx) => {
    const known = await listKnownKeys(
      notices.map((one) => one.key),
      tx,
    )
    const fresh = notices.filter((one) => !known.has(one.key))
    await insertNotices(tx, fresh)
    return fresh.length
  })
}
