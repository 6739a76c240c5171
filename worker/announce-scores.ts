import { log } from '@/lib/log/log'
import { announceScores } from '@/lib/scoring/announce'

/** Scores whose time has come: their candidates are told (E-33). */
export async function announce() {
  const told = await announceScores()
  if (told > 0) log.info({ told }, 'candidates told of their scores')
}
