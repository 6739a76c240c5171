import { createHash } from 'node:crypto'
import { questionList } from '@/lib/account/question-list'

/**
 * Which questions an unknown username seems to have set, or none: always the same for the same name, as for an account, so that nobody
 * learns from the questions which usernames exist. About half seem to have set some.
 */
export function seemingQuestions(subject: string): string[] {
  const drawn = createHash('sha256').update(`questions\n${subject}`).digest()
  if ((drawn[0] ?? 0) % 2 === 0) return []
  const left = Object.keys(questionList)
  return [1, 2, 3].flatMap((place) => left.splice((drawn[place] ?? 0) % left.length, 1))
}
