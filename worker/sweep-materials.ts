import { sweepMaterials } from '@/lib/material/sweep-materials'

/** Files that nobody uses. */
export const sweepFiles = async () => {
  await sweepMaterials()
}
