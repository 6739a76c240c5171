// 报考条件 as an officer writes them: a list in which each line says for whom it is and how it joins the line before it (O-10).
import type { Conditions, Group, Leaf, Rule } from './conditions'

/** 另外还要: asked beside what stands before; 或者: another way to meet the same; 并且: a part of the way before it. */
export const joins = ['and', 'or', 'with'] as const
export type Joins = (typeof joins)[number]

/** Asked of everybody, or of the first entry that fits; null: all levels, all specialties. */
export type Whom = 'everyone' | { levels: string[] | null; specialties: string[] | null }

/**
 * One line: what all of it asks is asked together, in the same words. `told`: the words of all ways together, on the first of them. `whole`: the
 * words of one way together, on its first line.
 */
export type Way = { whom: Whom; joins: Joins; leaves: Leaf[]; told?: string; toldMend?: string; whole?: string }

type Rules = Pick<Conditions, 'everyone' | 'choices'>
type Words = { clause?: string; mend?: string }
type OneWay = { leaves: Leaf[]; whole?: string }
type Requirement = Words & { ways: OneWay[] }

/**
 * Conditions as lines. What lies deeper than ways of which one must be met is spread over more ways that come to the same;
 * of groups within groups the words of the outer one are kept, as they are what is told.
 */
export function waysOf({ everyone, choices }: Rules): Way[] {
  const of = (whom: Whom, rule: Rule) => requirementsOf(rule).flatMap((requirement) => linesOf(whom, requirement))
  return [
    ...(everyone ? of('everyone', everyone) : []),
    ...choices.flatMap(({ levels, specialties, rule }) => of({ levels, specialties }, rule)),
  ]
}

/** Lines as conditions: those for the same people are one entry, wherever they stand. */
export function rulesOf(ways: readonly Way[]): Rules {
  const entries = new Map<string, { whom: Whom; requirements: Requirement[] }>()
  for (const { whom, joins, leaves, told, toldMend, whole } of ways) {
    const entry = entries.get(JSON.stringify(whom)) ?? { whom, requirements: [] }
    entries.set(JSON.stringify(whom), entry)
    const last = joins === 'and' ? undefined : entry.requirements.at(-1)
    const requirement = last ?? { ways: [] }
    if (!last) entry.requirements.push(requirement)
    if (told) requirement.clause ??= told
    if (toldMend) requirement.mend ??= toldMend
    const open = joins === 'with' ? requirement.ways.at(-1) : undefined
    const way = open ?? { leaves: [] }
    if (!open) requirement.ways.push(way)
    if (whole) way.whole ??= whole
    way.leaves.push(...leaves)
  }
  const made = [...entries.values()].map(({ whom, requirements }) => ({ whom, rule: ruleOf(requirements) }))
  const all = made.find(({ whom }) => whom === 'everyone')
  return {
    ...(all ? { everyone: all.rule } : {}),
    choices: made.flatMap(({ whom, rule }) => (whom === 'everyone' ? [] : [{ ...whom, rule }])),
  }
}

/** For whom a line is. */
export function whomWords(whom: Whom): string {
  if (whom === 'everyone') return '所有人'
  const { levels, specialties } = whom
  return [levels?.join('、') ?? (specialties ? '' : '其余级别'), specialties?.join('、') ?? ''].filter(Boolean).join(' ')
}

/** An `all` without words of its own is several things asked; with words it is one. */
function requirementsOf(rule: Rule): Requirement[] {
  const rules = rule.kind === 'all' && !rule.clause ? rule.of : [rule]
  return rules.map((one): Requirement => {
    if (one.kind === 'any') return { ways: one.of.flatMap(alternativesOf), ...wordsOf(one) }
    const ways = alternativesOf(one)
    if (one.kind !== 'all' || ways.length === 1) return { ways }
    // Several ways have come of it: its words are those of all of them together.
    return { ways: one.clause ? ways.map(({ leaves }) => ({ leaves })) : ways, ...wordsOf(one) }
  })
}

function wordsOf({ clause, mend }: Group): Words {
  return { ...(clause ? { clause } : {}), ...(mend ? { mend } : {}) }
}

/** Every way to meet a rule, as clauses that are all asked; the words of the outermost group are those that are told. */
function alternativesOf(rule: Rule): OneWay[] {
  if (rule.kind !== 'any' && rule.kind !== 'all') return [{ leaves: [rule] }]
  const parts = rule.of.map(alternativesOf)
  const ways = rule.kind === 'any' ? parts.flat() : everyOneOf(parts)
  return rule.clause ? ways.map(({ leaves }) => ({ leaves, whole: rule.clause })) : ways
}

/** One way of each part, in every combination. */
function everyOneOf(parts: readonly OneWay[][]): OneWay[] {
  if (parts.length === 1) return parts[0] ?? []
  return parts.reduce<OneWay[]>(
    (ways, more) => ways.flatMap((way) => more.map(({ leaves }) => ({ leaves: [...way.leaves, ...leaves] }))),
    [{ leaves: [] }],
  )
}

function linesOf(whom: Whom, { ways, clause, mend }: Requirement): Way[] {
  return ways.flatMap(({ leaves, whole }, nth) =>
    inLines(leaves).map((line, place): Way => {
      const ofAll = nth === 0 && place === 0 ? { ...(clause ? { told: clause } : {}), ...(mend ? { toldMend: mend } : {}) } : {}
      const ofWay = place === 0 && whole ? { whole } : {}
      return { whom, joins: place > 0 ? 'with' : nth > 0 ? 'or' : 'and', leaves: line, ...ofAll, ...ofWay }
    }),
  )
}

const order: readonly Leaf['kind'][] = [
  'education',
  'certificate',
  'work',
  'employed',
  'not-civil-servant',
  'household',
  'insured',
]

/** Clauses in the same words stand on one line, as far as a line has room for them: one of a kind, one number of years. */
function inLines(leaves: readonly Leaf[]): Leaf[][] {
  const lines: Leaf[][] = []
  for (const leaf of leaves) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const fits =
      line &&
      last &&
      last.clause === leaf.clause &&
      last.mend === leaf.mend &&
      order.indexOf(last.kind) < order.indexOf(leaf.kind)
    const twice = 'work' in leaf && leaf.work && line?.some((one) => ('work' in one && one.work) || leaf.kind === one.kind)
    const unclear = leaf.kind === 'work' && line?.some(({ kind }) => kind === 'certificate')
    if (fits && !twice && !unclear) line.push(leaf)
    else lines.push([leaf])
  }
  return lines
}

/** An `all` within an `all` is one way of several clauses; without it, or words of its own, they would be asked one by one. */
function ruleOf(requirements: readonly Requirement[]): Rule {
  const rules = requirements.map(({ ways, ...words }): Rule => {
    const made = ways.map(({ leaves, whole }): Rule => {
      if (whole) return { kind: 'all', of: leaves, clause: whole }
      return single(leaves) ?? { kind: 'all', of: leaves }
    })
    return (words.clause || words.mend ? null : single(made)) ?? { kind: 'any', of: made, ...words }
  })
  const only = single(rules)
  return only && (only.kind !== 'all' || only.clause) ? only : { kind: 'all', of: rules }
}

function single<T>(among: readonly T[]): T | null {
  return among.length === 1 ? (among[0] ?? null) : null
}
