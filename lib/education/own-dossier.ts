import { listLevels } from '@/db/queries/education'
import { findPersonPhoto } from '@/db/queries/person-photo'
import type { Viewer } from '@/lib/access/viewer'
import { exact } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { standingWords } from './rules'

/** 完善个人信息 for the copy of one's data, the numbers whole, with removed levels that a registration keeps. */
export async function readOwnDossier(viewer: Viewer) {
  if (viewer.kind !== 'person' || viewer.personId === null) return null
  const [photo, levels] = await Promise.all([findPersonPhoto(viewer), listLevels(viewer.personId, { removed: true })])
  return {
    照片: photo && `/api/files/${photo.materialId}?download`,
    学历: levels.map(({ level, check, proof }) => ({
      学历层次: level.level,
      学位: level.degree,
      毕业学校: level.school,
      所学专业: level.major,
      入学年月: level.startedOn,
      毕业年月: level.endedOn,
      学习形式: level.mode,
      在哪里取得: level.abroad ? '国（境）外' : '境内',
      毕业证书编号: level.certificateSealed && unseal(level.certificateSealed, 'diploma'),
      学位证书编号: level.degreeCertificateSealed && unseal(level.degreeCertificateSealed, 'diploma'),
      填写时间: exact(level.createdAt),
      删除时间: level.removedAt ? exact(level.removedAt) : undefined,
      核查结果: standingWords[check.standing],
      结果时间: check.answeredAt && exact(check.answeredAt),
      学信网登记: check.record,
      证明材料: proof?.name,
    })),
  }
}
