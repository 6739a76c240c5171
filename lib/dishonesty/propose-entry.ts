import { z } from 'zod'
import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { getPersonOf, insertEntry, listByIdNumber } from '@/db/queries/dishonesty'
import { hasRole, relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isoDay } from '@/lib/clock/format'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanInput } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { idNumberHashOf } from './id-number-hash'
import { dishonestyEffects, dishonestySources, periodEnd } from './sources'

/** What is typed of a decision on paper. */
export const decisionSchema = z.object({
  reason: z.string().trim().min(4, '请写明事由，本人会看到').max(500, '事由请控制在 500 个字以内'),
  documentNumber: z.string().trim().min(2, '请填写处理决定的文号').max(60, '文号请控制在 60 个字以内'),
})

const entrySchema = decisionSchema.extend({
  source: z.enum(Object.keys(dishonestySources) as (keyof typeof dishonestySources)[], '请选择来源'),
  years: z.string().max(2),
  startsOn: z.iso.date('请填写决定的日期').refine((day) => day >= '2000-01-01', '请核对决定的日期'),
  effect: z.enum(Object.keys(dishonestyEffects) as (keyof typeof dishonestyEffects)[], '请选择限制'),
})

/** `caseId`: the registration that it comes from; else the person is found by ID number. */
export type EntryAsked = Record<keyof z.input<typeof entrySchema>, string> & { idNumber: string; caseId: string }

/**
 * 记入诚信档案: proposed by an exam officer, in force once another confirms it (O-23, O-27). The period follows from the source, chosen only where
 * there is a choice. Refuses who is no exam officer, an ID number or a registration of nobody they may see, and a decision of a day to come.
 */
export async function proposeEntry(
  viewer: Viewer,
  asked: EntryAsked,
  since = performance.now(),
): Promise<{ ok: true; id: string } | Refused> {
  const at = await arrival(since)
  if (!hasRole(viewer, 'examOfficer')) return refuse('not_found', '没有找到这一页。')
  const read = entrySchema.safeParse(cleanInput(asked), { error: () => '填写有误，请核对。' })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对。')
  const { years, startsOn, ...rest } = read.data
  if (startsOn > isoDay(at)) return refuse('invalid_input', '决定的日期不能晚于今天。')
  const startsAt = new Date(`${startsOn}T00:00:00+08:00`)
  const endsAt = endOf(rest.source, years, startsAt)
  if (endsAt === undefined) return refuse('invalid_input', '请选择记录的年数。')
  const whose = await whoseEntry(viewer, asked)
  if (!whose.ok) return whose
  return db().transaction(async (tx) => {
    const { personId, caseId } = whose
    const id = await insertEntry(tx, {
      ...{ ...rest, personId, caseId, startsAt, endsAt },
      ...{ state: 'proposed', proposedBy: viewer.accountId, proposedAt: at },
    })
    const after = { source: rest.source, effect: rest.effect, startsAt, endsAt }
    await recordAudit(tx, viewer, { what: 'dishonesty-proposed', about: { type: 'dishonesty', id }, after })
    return { ok: true as const, id }
  })
}

/** Null: for good; undefined: the source leaves no such choice. */
function endOf(source: keyof typeof dishonestySources, typed: string, startsAt: Date): Date | null | undefined {
  const choices: readonly number[] = dishonestySources[source].years
  const years = choices.length === 1 ? choices[0] : Number(typed)
  if (choices.length === 0) return null
  return years !== undefined && choices.includes(years) ? periodEnd(startsAt, years) : undefined
}

type Whose = { ok: true; personId: string; caseId: string | null }

/** Whose entry it is to be: the candidate's of a registration, or the person's with that ID number. */
export async function whoseEntry(
  viewer: Viewer,
  { idNumber, caseId }: { idNumber: string; caseId: string },
): Promise<Whose | Refused> {
  if (caseId) {
    const found = isUuid(caseId) ? await getCase(viewer, caseId) : null
    const head = found && relationsTo(viewer, found.head).has('examOfficer') ? found.head : null
    const person = head?.applicantId ? await getPersonOf(head.applicantId) : null
    return person ? { ok: true, personId: person.id, caseId } : refuse('not_found', '没有找到这项报名。')
  }
  const [person, other] = await listByIdNumber(viewer, idNumberHashOf(idNumber))
  if (!person) return refuse('not_found', '没有找到这个证件号码的注册用户，请核对证件号码。')
  if (other) return refuse('conflict', '这个证件号码对应两种证件，请从报名的页面登记。')
  return { ok: true, personId: person.id, caseId: null }
}
