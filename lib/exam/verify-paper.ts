import { findPrinted } from '@/db/queries/print'
import { exact } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber, maskName } from '@/lib/text/mask'
import { stateAt, stateOf } from '@/lib/workflow/machine'
import { chosenWords } from './chosen-words'
import { registrationMachine } from './machine'

const names: Record<string, string> = { 'application-form': '报名表', 'admit-card': '准考证', 'recheck-report': '成绩复查报告' }

/** What the QR code of a paper opens: genuine or not, what it is, its state today; names and numbers masked (S-13). */
export async function verifyPaper(code: string, at: Date) {
  const found = /^[2-9A-HJ-NP-Z]{20}$/.test(code) ? await findPrinted(code) : null
  if (!found) return null
  const state = stateOf(registrationMachine, stateAt(registrationMachine, found.head, at))
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
