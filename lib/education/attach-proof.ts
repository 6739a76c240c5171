import { db } from '@/db/client'
import { findOwnLevel, lockOwnLevel, upsertProof } from '@/db/queries/education'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { addMaterial } from '@/lib/material/add-material'
import { type RefusedMaterial, refuseMaterial } from '@/lib/material/refusals'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { needsProof, type ProofKind } from './rules'

type Proof = { kind: ProofKind; bytes: Uint8Array; name: string }

/**
 * Attaches one PDF to a level whose check did not pass: certificate and report in one, or for now the certificate alone (E-14). It is a file
 * of the owner's library too; the newest counts. Refuses other files than PDFs, levels that passed or have no answer yet, and a scan alone
 * for a degree from abroad.
 */
export async function attachProof(
  viewer: Viewer,
  levelId: string,
  { kind, bytes, name }: Proof,
): Promise<{ ok: true } | Refused | RefusedMaterial> {
  const notFound = refuse('not_found', '没有找到这条学历，它可能已被修改或删除。')
  const level = await findOwnLevel(viewer, levelId)
  if (!level) return notFound
  if (level.abroad && kind === 'scan') return refuse('invalid_input', '国（境）外学历请上传留学服务中心出具的认证书。')
  if (bytes.byteLength === 0) return refuseMaterial('empty')
  if (!isPdf(bytes)) return refuse('invalid_input', '请上传 PDF：把证书和报告依次扫描，合并成一个 PDF 文件再上传。')
  const added = await addMaterial(viewer, bytes, { purpose: 'proof', name })
  if (!added.ok) return added
  return db().transaction(async (tx) => {
    const found = await lockOwnLevel(tx, viewer, levelId)
    if (!found) return notFound
    if (found.check.standing === 'waiting') return refuse('wrong_state', '还在核查，请等结果出来再看要不要上传。')
    if (!needsProof(found.check.standing)) return refuse('wrong_state', '这条学历已经核查通过，不用上传。')
    await upsertProof(tx, { levelId, materialId: added.material.id, kind, attachedAt: await now(tx) })
    return { ok: true }
  })
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}
