// The only place that asks 学信网 and writes down what it answered (E-14).
import { z } from 'zod'
import { db, type Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { findWaiting, listDueChecks, lockWaiting, updateCheck } from '@/db/queries/education'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { educationGateway } from '@/lib/gateway/education/http'
import type { EducationGateway } from '@/lib/gateway/education/port'
import { log } from '@/lib/log/log'
import { shownLevel } from './read-levels'
import { answerHoursMax, differencesOf, dossierPath, type EducationRecord, levelName } from './rules'

type Waiting = NonNullable<Awaited<ReturnType<typeof findWaiting>>>
type Answer = { standing: 'passed' | 'failed' | 'onsite'; reason: 'answer' | 'late'; record: EducationRecord | null }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const batch = 500
/** A service that was silent so often in a row is left alone until the next round. */
const silentMax = 3

/** What saving a level leaves in the outbox as task `check-education`. */
export const checkEducationSchema = z.object({ level: z.uuid() })

/**
 * Asks 学信网 about one level and keeps the answer, once: the first stands, and none counts for a level that was edited or removed meanwhile.
 * Without an answer it is asked again by `askAgain`, and after 24 hours is for 现场核查. May be run any number of times. Answers
 * whether the service spoke.
 */
export async function checkLevel(payload: unknown, gateway = educationGateway()): Promise<'spoke' | 'silent'> {
  const { level: id } = checkEducationSchema.parse(payload)
  const waiting = await findWaiting(id)
  if (!waiting) return 'spoke'
  const said = await ask(waiting, gateway)
  const at = await now()
  const isLate = at.getTime() >= waiting.check.startedAt.getTime() + answerHoursMax * hourMs
  const final: Answer | null =
    said.ok && said.outcome !== 'pending'
      ? { standing: said.outcome, reason: 'answer', record: said.record }
      : isLate
        ? { standing: 'onsite', reason: 'late', record: null }
        : null
  await db().transaction(async (tx) => {
    if (!(await lockWaiting(tx, id))) return
    if (final) await answer(tx, waiting, final, at)
    else await updateCheck(tx, id, { askAt: nextAsk(waiting.check.startedAt, at) })
  })
  return said.ok ? 'spoke' : 'silent'
}

/** The schedule: asks again about whatever has no answer and is due, answers that were lost among them (E-14). */
export async function askAgain(gateway = educationGateway()): Promise<{ asked: number; failed: number }> {
  const due = await listDueChecks(await now(), batch)
  const count = { asked: 0, failed: 0 }
  let silent = 0
  for (const level of due) {
    // Whoever is over 24 hours is answered all the same, without waiting for a service that does not speak.
    const spoke = await checkLevel({ level }, silent < silentMax ? gateway : mute).catch((error) => {
      count.failed += 1
      log.error({ err: error, level }, 'an education level could not be asked about')
      return 'silent' as const
    })
    silent = spoke === 'spoke' ? 0 : silent + 1
    count.asked += 1
  }
  return count
}

const mute: EducationGateway = { check: async () => ({ ok: false, failure: 'unreachable' }) }

function ask({ level, person }: Waiting, gateway: EducationGateway) {
  return gateway.check({
    reference: level.id,
    name: person.name,
    idKind: person.idKind,
    idNumber: unseal(person.idNumberSealed, 'id-number'),
    number: level.certificateSealed ? unseal(level.certificateSealed, 'diploma') : '',
    level: level.level,
    school: level.school,
  })
}

async function answer(tx: Tx, { level, check }: Waiting, { standing, reason, record }: Answer, at: Date) {
  await updateCheck(tx, level.id, { standing, reason, record, answeredAt: at })
  const differences = differencesOf(shownLevel({ level, check: { ...check, record }, proof: null }))
  const notice = {
    key: `education:${level.id}`,
    personId: level.personId,
    href: dossierPath,
    template: standing === 'passed' && differences.length > 0 ? 'education.differs' : `education.${standing}`,
    values: { education: levelName(level), differences: differences.map(({ part }) => part).join('、') },
  }
  await insertNotices(tx, [notice])
}

/** After a minute at first, then less and less often: after ten hours, once an hour and a half. */
function nextAsk(startedAt: Date, at: Date): Date {
  const late = startedAt.getTime() + answerHoursMax * hourMs
  const pause = Math.max(minuteMs, (at.getTime() - startedAt.getTime()) / 8)
  return new Date(Math.max(at.getTime() + minuteMs, Math.min(at.getTime() + pause, late)))
}
