import { db } from '@/db/client'
import { findCaseByKey } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import type { AnyBusiness, Subject } from '@/lib/workflow/business'
import { isOpen, type Objection } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'

export type OfferedSubject = Subject & {
  /** Why a request about it cannot be opened; empty: it can. */
  objections: Objection[]
  /** The request that is under way or done already. */
  existingId: string | null
}

/** What the viewer may ask a service about, with why not, as the machine will judge it (S-04). */
export async function readSubjects(viewer: Viewer, kind: string): Promise<OfferedSubject[]> {
  const business = businessOf(kind)
  const [subjects, at] = await Promise.all([business.subjects?.(viewer) ?? [], now()])
  return Promise.all(subjects.map((subject) => offered(viewer, kind, business, subject, at)))
}

async function offered(viewer: Viewer, kind: string, business: AnyBusiness, subject: Subject, at: Date): Promise<OfferedSubject> {
  const { machine } = business
  const about = { kind, applicantId: viewer.personId, unitId: null, id: null, ...subject }
  const facts = await business.facts(db(), about, null)
  const existing = machine.holds ? await findCaseByKey(machine.holds.key(facts)) : null
  const { window: name, guard } = machine.opens
  const window = name ? facts.windows?.[name] : undefined
  if (name && !isOpen(window, at)) {
    const message =
      window && at < window.from
        ? `${dayAndMinute(window.from)}起受理。`
        : `已于${window ? dayAndMinute(window.to) : '此前'}截止受理。`
    return { ...subject, existingId: existing?.id ?? null, objections: [{ message }] }
  }
  return { ...subject, existingId: existing?.id ?? null, objections: guard?.(facts, at) ?? [] }
}
