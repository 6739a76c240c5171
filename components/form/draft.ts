import type { Answers } from './step-view'

/** What was typed and has not reached the server: on which version it stands, and what that version said. */
export type Draft = { version: number; base: Answers; answers: Answers }
export type Contest = { name: string; mine: string; theirs: string }
export type Merge = { answers: Answers; contests: Contest[]; mineOnly: string[] }

/**
 * Mine and theirs, both begun from `base`, field by field: whoever changed a field has it; where both did, differently, it is contested and
 * mine stays until somebody decides. Without a base every difference is contested. Only the fields of `mine` are looked at.
 */
export function mergeAnswers(base: Answers | null, mine: Answers, theirs: Answers): Merge {
  const merge: Merge = { answers: {}, contests: [], mineOnly: [] }
  for (const [name, own] of Object.entries(mine)) {
    const other = theirs[name] ?? ''
    const before = base?.[name] ?? ''
    const theirsStands = own === other || (base !== null && own === before)
    merge.answers[name] = theirsStands ? other : own
    if (theirsStands) continue
    if (base !== null && other === before) merge.mineOnly.push(name)
    else merge.contests.push({ name, mine: own, theirs: other })
  }
  return merge
}

/** What a draft left on this device still has to say against what the server has now. */
export function restoreDraft(draft: Draft | null, served: Answers): Merge {
  return draft ? mergeAnswers(draft.base, draft.answers, served) : { answers: {}, contests: [], mineOnly: [] }
}

export function sameAnswers(one: Answers, other: Answers): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''))
}

/** Only the named fields. */
export function pickAnswers(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(names.map((name) => [name, answers[name] ?? '']))
}

/** A draft as it was stored, or null for anything else that may lie there. */
export function parseDraft(text: string | null): Draft | null {
  if (!text) return null
  try {
    const found: unknown = JSON.parse(text)
    return isDraft(found) ? found : null
  } catch {
    return null
  }
}

function isDraft(found: unknown): found is Draft {
  if (typeof found !== 'object' || found === null) return false
  const { version, base, answers } = found as Record<string, unknown>
  return typeof version === 'number' && isAnswers(base) && isAnswers(answers)
}

function isAnswers(found: unknown): found is Answers {
  return typeof found === 'object' && found !== null && Object.values(found).every((value) => typeof value === 'string')
}
