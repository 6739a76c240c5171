import { appealUntil, voidingCauses, voidingSchema } from './causes'

type Happened = { name: string; at: Date; input: string | null }

/** What the candidate is told of a void registration, from its history; null: it is not void. */
export function voidedNote(history: readonly Happened[]) {
  const voiding = history.findLast(({ name }) => name === 'void' || name === 'annul')
  const given = voidingSchema.safeParse(JSON.parse(voiding?.input ?? 'null')).data
  if (!voiding || !given) return null
  return {
    state: voiding.name === 'void' ? ('voided' as const) : ('annulled' as const),
    cause: voidingCauses[given.cause],
    reason: given.opinion,
    appealUntil: appealUntil(voiding.at),
  }
}
