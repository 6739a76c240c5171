import { z } from 'zod'
import { db } from '@/db/client'
import { findOverlap, giveBlanks, giveNextBlank, holdBlanks, insertBatch, spoil } from '@/db/queries/certificate-batch'
import { getCertifiedExam } from '@/db/queries/certificate-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { readPrintNumber, writePrintNumber } from './print-number'

const blanksMax = 100_000
const countSchema = z.coerce.number().int().min(1).max(blanksMax)
const noExam = refuse('not_found', '没有找到这项考试。')

/**
 * 编制印制批次 (O-22): blanks as delivered, from the first 印制号 on, go in order to the certificates that have none; what is left over is for spoiled
 * ones. Refuses who is no certificate officer of the session, numbers that were delivered before, and where nothing is to be printed.
 */
export async function makeBatch(
  viewer: Viewer,
  sessionId: string,
  typed: { first: string; count: string },
  since = performance.now(),
): Promise<{ ok: true; printed: number } | Refused> {
  const at = await arrival(since)
  if (!(await mayPrint(viewer, sessionId))) return noExam
  const [number, count] = [readPrintNumber(typed.first), countSchema.safeParse(typed.count)]
  if (!number) return refuse('invalid_input', '请填写第一张空白证书上的印制号：字母可有可无，后面 4 到 12 位数字。')
  if (!count.success) return refuse('invalid_input', `空白证书的张数请填 1 到 ${blanksMax} 的整数。`)
  const { prefix, digits, value: first } = number
  const last = first + count.data - 1
  if (String(last).length > digits) return refuse('invalid_input', '张数太多，印制号的位数不够，请核对。')
  return db()
    .transaction(async (tx): Promise<{ ok: true; printed: number } | Refused> => {
      await holdBlanks(tx)
      const taken = await findOverlap(tx, { prefix, digits, first, last })
      if (taken) {
        const range = [taken.first, taken.last].map((value) => writePrintNumber({ ...taken, value })).join(' 至 ')
        return refuse('conflict', `这些印制号和已有的批次重复（${range}），请核对第一张的印制号和张数。`)
      }
      const batch = await insertBatch(tx, { sessionId, prefix, digits, first, last, madeBy: viewer.accountId, madeAt: at })
      const printed = await giveBlanks(tx, batch)
      if (printed === 0) throw new NothingToPrint()
      await recordAudit(tx, viewer, {
        what: 'certificate-batch-made',
        about: { type: 'examSession', id: sessionId },
        after: { batch: batch.id, prefix, digits, first, last, printed },
      })
      return { ok: true, printed }
    })
    .catch((error: unknown) => {
      if (error instanceof NothingToPrint) return refuse('not_ready', '没有等待印制的证书。先发放证书，再编制批次。')
      throw error
    })
}

class NothingToPrint extends Error {}

/**
 * 登记作废: a blank was spoiled in printing, and its certificate takes the next one of the batch; where none is left it waits for another batch
 * (`next: null`). Refuses who is no certificate officer of the session, and a number that is not in use in it.
 */
export async function spoilBlank(
  viewer: Viewer,
  sessionId: string,
  typed: string,
  since = performance.now(),
): Promise<{ ok: true; next: string | null } | Refused> {
  const at = await arrival(since)
  if (!(await mayPrint(viewer, sessionId))) return noExam
  const number = readPrintNumber(typed)
  if (!number) return refuse('invalid_input', '请填写作废的空白证书上的印制号。')
  return db().transaction(async (tx): Promise<{ ok: true; next: string | null } | Refused> => {
    await holdBlanks(tx)
    const printNumber = writePrintNumber(number)
    const spoiled = await spoil(tx, sessionId, printNumber, viewer.accountId, at)
    if (!spoiled) return refuse('not_found', '这项考试没有在用的这个印制号，可能已经登记作废，请核对。')
    const next = await giveNextBlank(tx, spoiled.batchId, spoiled.certificateId)
    await recordAudit(tx, viewer, {
      what: 'certificate-blank-spoiled',
      about: { type: 'examSession', id: sessionId },
      before: { printNumber },
      after: { printNumber: next, certificate: spoiled.certificateId },
    })
    return { ok: true, next }
  })
}

async function mayPrint(viewer: Viewer, sessionId: string): Promise<boolean> {
  return hasRole(viewer, 'certificateOfficer', sessionId) && (await getCertifiedExam(viewer, sessionId)) !== null
}
