import { hasLevels } from '@/db/queries/education'
import { isPutOff } from './put-off'
import type { Viewer } from './viewer'

/** Is this visitor to be invited to 完善个人信息: a candidate without any education level, whose browser has not been told 以后再填 (E-10)? */
export async function invitesDossier(viewer: Viewer | null): Promise<boolean> {
  if (viewer?.kind !== 'person' || viewer.personId === null || (await isPutOff('dossier'))) return false
  return !(await hasLevels(viewer.personId))
}
