import type { Actor } from '@/lib/access/viewer'
import { transition } from './transition'

/** `transition` for many cases, a few at a time: mass deadlines. Answers how many moved; a case that throws stops nobody else. */
export async function transitionMany(
  actor: Actor,
  moves: readonly { id: string; name: string }[],
  onError: (id: string, error: unknown) => void,
) {
  const waiting = [...moves]
  let moved = 0
  const work = async () => {
    for (let move = waiting.shift(); move; move = waiting.shift()) {
      try {
        if ((await transition(actor, move.id, move.name)).ok) moved += 1
      } catch (error) {
        onError(move.id, error)
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return moved
}
