import { getOwnCertificate } from '@/db/queries/certificate'
import type { Viewer } from '@/lib/access/viewer'
import { exact } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { dayInWords, monthInWords } from './words'

/** 证书详情 of the viewer's own certificate as rows of words, the ID number masked on screen (S-03, Q-31); null for everybody else's. */
export async function readCertificate(viewer: Viewer, id: string) {
  const found = await getOwnCertificate(viewer, id)
  if (!found) return null
  const { certificate, revokedAt, revokedFor, printNumber } = found
  const rows = {
    管理号: certificate.managementNumber,
    姓名: certificate.name,
    性别: certificate.sex,
    出生年月: monthInWords(certificate.birthDate),
    证件号码: maskIdNumber(unseal(certificate.idNumberSealed, 'id-number')),
    级别: certificate.level,
    专业: certificate.specialty,
    批准日期: dayInWords(certificate.approvedOn),
    发放时间: exact(certificate.issuedAt),
    印制号: printNumber ?? '纸质证书还没有印制',
  }
  return {
    id: certificate.id,
    caseId: certificate.caseId,
    title: certificate.title,
    revokedAt,
    revokedFor,
    rows: Object.entries(rows).flatMap(([label, value]) => (value === '' ? [] : [{ label, value }])),
  }
}
