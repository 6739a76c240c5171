import type { ExamSession } from '@/db/queries/exam'
import { backgroundLabels, type PhotoBackground, type PhotoRules, photoHeight, photoWidth, sharpnessMin } from '@/lib/photo/rules'

/** What this exam session asks of its photo (E-03). */
export function photoRulesOf(session: Pick<ExamSession, 'photoBytesMax' | 'photoBackground'>): PhotoRules {
  const backgrounds = session.photoBackground.split(',').filter((name): name is PhotoBackground => name in backgroundLabels)
  return { width: photoWidth, height: photoHeight, bytesMax: session.photoBytesMax, backgrounds, sharpnessMin }
}
