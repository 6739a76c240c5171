import { getOwnCertificate } from '@/db/queries/certificate'
import { getMaterial } from '@/db/queries/exam'
import { recordPrint } from '@/db/queries/print'
import type { Viewer } from '@/lib/access/viewer'
import { exact } from '@/lib/clock/format'
import { settings } from '@/lib/config/settings'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'
import { newCode, type PrintedPaper } from '@/lib/exam/print-paper'
import { storage } from '@/lib/gateway/storage/storage'
import { log } from '@/lib/log/log'
import { renderDocument } from '@/lib/print/render-document'
import { arrival } from '@/lib/workflow/arrival'
import { dayInWords, monthInWords } from './words'

/** 电子证书 as PDF for its holder, as it was issued; not once it is revoked (S-03, E-38). */
export async function printCertificate(viewer: Viewer, certificateId: string, since: number): Promise<PrintedPaper> {
  const at = await arrival(since)
  const found = await getOwnCertificate(viewer, certificateId)
  if (!found) return { ok: false, refusal: 'not_found', message: '没有找到这本证书，请从“证书管理”进入。' }
  if (found.revokedAt) return { ok: false, refusal: 'not_open', message: '这本证书已被撤销，不能再下载。' }
  const { certificate } = found
  const { managementNumber, name, sex, level, specialty } = certificate
  const photo = await photoOf(certificate.photoId)
  const content = {
    examTitle: certificate.title,
    managementNumber,
    name,
    sex,
    born: monthInWords(certificate.birthDate),
    idNumber: unseal(certificate.idNumberSealed, 'id-number'),
    level,
    specialty,
    approvedOn: dayInWords(certificate.approvedOn),
  }
  const printed = await recordPrint({
    code: newCode(),
    document: 'certificate',
    caseId: certificate.caseId,
    contentHash: sha256(canonicalJson({ document: 'certificate', ...content, photo: sha256(photo) })),
    serial: `ZS-${managementNumber.slice(-8)}`,
    printedAt: at,
  })
  const verify = { code: printed.code, url: `${settings().publicUrl}/verify/${printed.code}` }
  const paper = { ...content, photo, verify, serial: printed.serial, printedAt: exact(at) }
  const rendered = await renderDocument('certificate', paper)
  if (rendered.ok) return { ok: true, bytes: rendered.bytes }
  if (rendered.refusal === 'queue_full') return { ok: false, refusal: 'busy', message: '现在打印的人很多，请过一分钟再试。' }
  log.error({ certificateId }, 'certificate not printed: no font has its characters')
  return {
    ok: false,
    refusal: 'missing_glyph',
    message: `证书中有系统字库暂缺的字：${rendered.characters.join('、')}。为避免印错，没有生成。请致电 0755-88100099 处理。`,
  }
}

async function photoOf(photoId: string): Promise<Uint8Array> {
  const material = await getMaterial(photoId)
  const bytes = material && (await storage().get(material.storageKey))
  if (!bytes) throw new Error(`the photo ${photoId} of a certificate is gone`)
  return new Uint8Array(bytes)
}
