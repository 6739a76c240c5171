import { db, type Tx } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { type Checked, listToBeChecked, listWithoutCheck, markChecksOpened } from '@/db/queries/qualification-check'
import { now } from '@/lib/clock/now'
import { listPassed } from '@/lib/scoring/passed'
import { openCaseIn } from '@/lib/workflow/open-case'
import { whyChecked } from './rules'

const batch = 200

/**
 * Opens a check for everyone who must be checked by every publication whose time has come, batch by batch, each once: the unique key of the
 * registration's check sees to it, whoever else is at it or was killed at it (E-36). Answers how many were opened.
 */
export async function openChecks(): Promise<number> {
  let opened = 0
  for (const { id, sessionId } of await listToBeChecked()) {
    const at = await now()
    const frame = await getExamFrame(sessionId)
    const passed = frame ? await listPassed(frame, db()) : []
    const ids = passed.map(({ caseId }) => caseId).sort()
    for (let from = 0; from < ids.length; from += batch) opened += await openBatch(ids.slice(from, from + batch))
    await markChecksOpened(id, at)
  }
  return opened
}

/** All of a batch or none of it. */
async function openBatch(ids: readonly string[]): Promise<number> {
  const checked = (await listWithoutCheck(ids, db())).filter((one) => whyChecked(one) !== null)
  if (checked.length === 0) return 0
  return db().transaction(async (tx) => {
    const at = await now(tx)
    let opened = 0
    for (const one of checked) if (await openCheck(tx, at, one)) opened += 1
    return opened
  })
}

/** False: another worker was faster. */
async function openCheck(tx: Tx, at: Date, { caseId, personId, scope }: Checked): Promise<boolean> {
  const made = await openCaseIn(tx, at, 'system', {
    kind: 'qualification-check',
    aboutId: caseId,
    parentId: caseId,
    scope,
    applicantId: personId,
  })
  if (!made.ok) throw new Error(`the check of ${caseId} did not open: ${made.message}`)
  return made.found === undefined
}
