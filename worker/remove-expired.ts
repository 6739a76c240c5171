import { removeExpired } from '@/db/queries/sign-in'

/** Sessions, spent proofs and counted tries that no longer matter. */
export const sweepExpired = () => removeExpired()
