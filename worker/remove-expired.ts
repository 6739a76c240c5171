import { removeOldFaceChecks } from '@/db/queries/face-check'
import { removeExpired } from '@/db/queries/sign-in'

/** Sessions, spent proofs, counted tries and face checks that no longer matter. */
export const sweepExpired = async () => {
  await removeExpired()
  await removeOldFaceChecks()
}
