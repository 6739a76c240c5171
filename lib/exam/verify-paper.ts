import { certificateOfCase } from '@/db/queries/certificate'
import { findPrinted } from '@/db/queries/print'
import { exact } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { maskManagementNumber } from '@/lib/text/management-number'
import { maskIdNumber, maskName } from '@/lib/text/mask'
import { stateAt, stateOf } from '@/lib/workflow/machine'
import { chosenWords } from './chosen-words'
import { registrationMachine } from './machine'
import { shownState } from './shown-state'

const names: Record<string, string> = { 'application-form': '报名表', 'admit-card': '准考证', 'recheck-report': '成绩复查报告' }

/** What the QR code of a paper opens: genuine or not, what it is, its state today; names and numbers masked (S-13). */
export async function verifyPaper(code: string, at: Date) {
  const found = /^[2-9A-HJ-NP-Z]{20}$/.test(code) ? await findPrinted(code) : null
  if (!found) return null
  if (found.printed.document === 'certificate') return verifyCertificate(found)
  const state = stateOf(registrationMachine, shownState(stateAt(registrationMachine, found.head, at)))
  // A report is one of a subject: recheck-report/专业知识.
  const document = names[found.printed.document.split('/')[0] ?? ''] ?? found.printed.document
  const current = !found.newer && state.ends !== 'badly'
  return {
    document,
    current,
    verdict: current ? `真：由本系统出具的${document}` : `由本系统出具，但已不是最新的${document}`,
    advice: found.newer
      ? '内容更新后有新的一份，请以新的为准。'
      : state.ends === 'badly'
        ? `对应的报名现在是“${state.label}”。`
        : '请与纸面逐项核对。',
    rows: [
      { label: '考试', value: found.title },
      { label: '姓名', value: maskName(found.name) },
      { label: '证件号码', value: maskIdNumber(unseal(found.idNumberSealed, 'id-number')) },
      { label: found.positionCode ? '报考职位' : '级别专业', value: chosenWords(found) ?? '—' },
      { label: '报名序号', value: found.head.number },
      { label: '流水号', value: found.printed.serial },
      { label: '出具时间', value: exact(found.printed.printedAt) },
      { label: '现在的状态', value: state.label },
    ],
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findPrinted>>>

/** A certificate says what was certified when it was issued, and whether it stands today. */
async function verifyCertificate({ printed }: Found) {
  const found = await certificateOfCase(printed.caseId)
  if (!found) throw new Error(`the certificate of ${printed.caseId} is gone`)
  const { certificate, revokedAt } = found
  return {
    document: '电子证书',
    current: !revokedAt,
    verdict: revokedAt ? '由本系统出具，但证书已撤销' : '真：由本系统出具的电子证书，现在有效',
    advice: revokedAt ? `证书已于 ${exact(revokedAt)} 撤销，不能再使用。` : '请与证书逐项核对。',
    rows: [
      { label: '考试', value: certificate.title },
      { label: '姓名', value: maskName(certificate.name) },
      { label: '证件号码', value: maskIdNumber(unseal(certificate.idNumberSealed, 'id-number')) },
      { label: '级别专业', value: [certificate.level, certificate.specialty].filter((one) => one !== '').join(' ') || '—' },
      { label: '管理号', value: maskManagementNumber(certificate.managementNumber) },
      { label: '批准日期', value: certificate.approvedOn },
      { label: '发放时间', value: exact(certificate.issuedAt) },
      { label: '现在的状态', value: revokedAt ? '已撤销' : '有效' },
    ],
  }
}
