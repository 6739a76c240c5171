import { removeOldFaceChecks } from '@/db/queries/face-check'
import { removeExpiredFlows } from '@/db/queries/flow'
import { removeExpired } from '@/db/queries/sign-in'
import { removeOldCodes } from '@/db/queries/sms-code'
import { forgetOldLevels } from '@/lib/education/forget-levels'
import { sweepPersonPhotos } from '@/lib/education/person-photo'

/** Sessions, spent proofs, counted tries, left flows, old codes and face checks that no longer matter; education levels and photos that were given up (E-10). */
export async function sweepExpired() {
  await removeExpired()
  await removeExpiredFlows()
  await removeOldCodes()
  await removeOldFaceChecks()
  await forgetOldLevels()
  await sweepPersonPhotos()
}
