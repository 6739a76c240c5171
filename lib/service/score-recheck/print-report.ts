import { randomBytes } from 'node:crypto'
import { getCase } from '@/db/queries/case'
import { getExamFrame, getMaterial, getPerson, getRegistration } from '@/db/queries/exam'
import { recordPrint } from '@/db/queries/print'
import { seatOfCase } from '@/db/queries/seating'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { exact } from '@/lib/clock/format'
import { settings } from '@/lib/config/settings'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'
import { newCode, type PrintedPaper } from '@/lib/exam/print-paper'
import { titleWithYear } from '@/lib/exam/title-with-year'
import { storage } from '@/lib/gateway/storage/storage'
import { log } from '@/lib/log/log'
import { renderDocument } from '@/lib/print/render-document'
import { scoreWords } from '@/lib/scoring/codes'
import { maskIdNumber } from '@/lib/text/mask'
import { arrival } from '@/lib/workflow/arrival'
import { scoreAbout } from './rules'
import { readReport } from './shown'

/** 成绩复查报告 as PDF for whoever asked, once the recheck is over: what was done and what came of it (B-15). */
export async function printRecheckReport(viewer: Viewer, caseId: string, since: number): Promise<PrintedPaper> {
  const at = await arrival(since)
  const found = await getCase(viewer, caseId)
  if (found?.head.kind !== 'score-recheck' || !relationsTo(viewer, found.head).has('applicant'))
    return { ok: false, refusal: 'not_found', message: '没有找到这份报告，请从“业务查询”进入。' }
  const report = await readReport(found.head)
  if (!report) return { ok: false, refusal: 'not_open', message: '复查还没有结果，有结果后可以下载报告。' }
  const { registrationId, subject } = scoreAbout(found.head.aboutId)
  const paper = await readPaper(registrationId)
  const result = report.before === report.after ? `${scoreWords(report.after)}，没有变化` : scoreWords(report.after)
  const content = {
    examTitle: paper.examTitle,
    number: found.head.number,
    rows: [...paper.rows, { label: '科目', value: subject }],
    steps: report.steps,
    results: [
      { label: '复查前成绩', value: scoreWords(report.before) },
      { label: '复查后成绩', value: result },
      { label: '复查日期', value: report.decidedOn },
      ...(report.note ? [{ label: '说明', value: report.note }] : []),
    ],
  }
  const printed = await recordPrint({
    code: newCode(),
    document: `recheck-report/${subject}`,
    caseId: registrationId,
    contentHash: sha256(canonicalJson({ ...content, photo: sha256(paper.photo) })),
    serial: `FCB-${randomBytes(5).toString('hex').toUpperCase()}`,
    printedAt: at,
  })
  const verify = { code: printed.code, url: `${settings().publicUrl}/verify/${printed.code}` }
  const rendered = await renderDocument('recheck-report', {
    ...content,
    photo: paper.photo,
    verify,
    serial: printed.serial,
    printedAt: exact(at),
  })
  if (rendered.ok) return { ok: true, bytes: rendered.bytes }
  if (rendered.refusal === 'queue_full') return { ok: false, refusal: 'busy', message: '现在打印的人很多，请过一分钟再试。' }
  log.error({ caseId }, 'recheck report not printed: no font has its characters')
  return {
    ok: false,
    refusal: 'missing_glyph',
    message: `报告中有系统字库暂缺的字：${rendered.characters.join('、')}。请致电 0755-88100099 处理。`,
  }
}

async function readPaper(registrationId: string) {
  const registration = await getRegistration(registrationId)
  const [frame, person, seat, photo] = await Promise.all([
    registration && getExamFrame(registration.sessionId),
    registration && getPerson(registration.personId),
    seatOfCase(registrationId),
    registration?.photoId ? getMaterial(registration.photoId) : null,
  ])
  const bytes = photo && (await storage().get(photo.storageKey))
  if (!frame || !person || !bytes) throw new Error(`a scored registration without exam, person or photo: ${registrationId}`)
  return {
    examTitle: titleWithYear(frame.session),
    photo: new Uint8Array(bytes),
    rows: [
      { label: '姓名', value: person.name },
      { label: '证件号码', value: maskIdNumber(unseal(person.idNumberSealed, 'id-number')) },
      { label: '准考证号', value: seat?.admitCardNumber ?? '' },
    ],
  }
}
