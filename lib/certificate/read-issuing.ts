import { db } from '@/db/client'
import {
  countCertificates,
  getCertifiedExam,
  latestIssuing,
  listCertificates,
  listHolders,
} from '@/db/queries/certificate-office'
import type { Run } from '@/db/queries/run'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { heldBackByPeriod } from './rules'
import type { Sort } from './sorts'
import { readStandings } from './standings'

const rowsPerPage = 50

/** `after`: 报名序号, or 管理号 of what was issued. */
export type Asked = { sort: Sort; after: string }
export type IssuingView = NonNullable<Awaited<ReturnType<typeof readIssuing>>>

/** 发放证书 of a session for who oversees it: how many there are of each sort, and a page of one (E-38). Null: nothing of this for the viewer. */
export async function readIssuing(viewer: Viewer, sessionId: string, { sort, after }: Asked) {
  const [frame, at] = [await getCertifiedExam(viewer, sessionId), await now()]
  if (!frame) return null
  const [{ period, standings }, counted, run] = await Promise.all([
    readStandings(frame, db(), at),
    countCertificates(viewer, sessionId),
    latestIssuing(viewer, sessionId),
  ])
  const waiting = standings.filter(({ certificate }) => certificate === null)
  const held = waiting.filter(({ heldBack }) => heldBack !== null)
  const ready = waiting.filter(({ heldBack }) => heldBack === null)
  const counts = { ready: ready.length, held: held.length, issued: counted.valid, revoked: counted.revoked }
  const page =
    sort === 'issued' || sort === 'revoked'
      ? await listCertificates(viewer, sessionId, { revoked: sort === 'revoked', after, limit: rowsPerPage + 1 }).then(asIssued)
      : await asWaiting((sort === 'held' ? held : ready).filter(({ number }) => number > after).slice(0, rowsPerPage + 1))
  const rows = page.slice(0, rowsPerPage)
  return {
    ...{ frame, period, run, counts, sort, rows, passed: standings.length },
    next: page.length > rowsPerPage ? (rows.at(-1)?.number ?? null) : null,
    reason: hasRole(viewer, 'certificateOfficer', sessionId)
      ? reasonNotToIssue(heldBackByPeriod(period, at), run, ready.length)
      : '只有证书人员可以办理',
  }
}

function reasonNotToIssue(early: string | null, run: Run | null, ready: number): string | null {
  if (run !== null && run.endedAt === null) return '正在发放，请等它完成'
  return early ?? (ready === 0 ? '没有可以发放的人' : null)
}

export type IssuingRow = { number: string; name: string; idNumber: string; choice: string; note: string }

async function asWaiting(
  standings: readonly { caseId: string; number: string; heldBack: string | null }[],
): Promise<IssuingRow[]> {
  const holders = await listHolders(standings.map(({ caseId }) => caseId))
  return standings.flatMap(({ caseId, number, heldBack }) => {
    const holder = holders.get(caseId)
    return holder
      ? [{ number, name: holder.name, idNumber: holder.idNumber, choice: choiceOf(holder), note: heldBack ?? '' }]
      : []
  })
}

function asIssued(listed: Awaited<ReturnType<typeof listCertificates>>): IssuingRow[] {
  return listed.map((one) => ({
    number: one.managementNumber,
    name: one.name,
    idNumber: one.idNumber,
    choice: choiceOf(one),
    note: one.revokedFor ?? one.printNumber ?? '',
  }))
}

function choiceOf({ level, specialty }: { level: string | null; specialty: string | null }): string {
  return [level, specialty].filter(Boolean).join(' ')
}
