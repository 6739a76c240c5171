// 报考条件 as an officer writes them: a list in which each line says for whom it is and how it joins the line before it (O-10).
import type { Conditions, Leaf, Rule } from './conditions'

/** 另外还要: asked beside what stands before; 或者: another way to meet the same; 并且: a part of the way before it. */
export const joins = ['and', 'or', 'with'] as const
export type Joins = (typeof joins)[number]

/** Asked of everybody, or of the first entry that fits; null: all levels, all specialties. */
export type Whom = 'everyone' | { levels: string[] | null; specialties: string[] | null }

/** One line: what all of it asks is asked together, in the same words. `told`: the words of all ways together, on the first of them. */
export type Way = { whom: Whom; joins: Joins; leaves: Leaf[]; told?: string; toldMend?: string }

type Rules = Pick<Conditions, 'everyone' | 'choices'>
type Words = { clause?: string; mend?: string }
type Requirement = Words & { ways: Leaf[][] }

/** Conditions as lines. What lies deeper than ways of which one must be met is spread over more ways that come to the same. */
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
  for (const { whom, joins, leaves, told, toldMend } of ways) {
    const entry = entries.get(JSON.stringify(whom)) ?? { whom, requirements: [] }
    entries.set(JSON.stringify(whom), entry)
    const open = entry.requirements.at(-1)
    if (!open || joins === 'and')
      entry.requirements.push({ ways: [[...leaves]], ...(told ? { clause: told } : {}), ...(toldMend ? { mend: toldMend } : {}) })
    else if (joins === 'or') open.ways.push([...leaves])
    else open.ways.at(-1)?.push(...leaves)
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

function requirementsOf(rule: Rule): Requirement[] {
  const rules = rule.kind === 'all' ? rule.of : [rule]
  return rules.map((one) => ({
    ways: alternativesOf(one),
    ...(one.kind === 'any' && one.clause ? { clause: one.clause } : {}),
    ...(one.kind === 'any' && one.mend ? { mend: one.mend } : {}),
  }))
}

/** Every way to meet a rule, as clauses that are all asked. */
function alternativesOf(rule: Rule): Leaf[][] {
  if (rule.kind === 'any') return rule.of.flatMap(alternativesOf)
  if (rule.kind !== 'all') return [[rule]]
  return rule.of
    .map(alternativesOf)
    .reduce<Leaf[][]>((ways, more) => ways.flatMap((way) => more.map((leaves) => [...way, ...leaves])), [[]])
}

function linesOf(whom: Whom, { ways, clause, mend }: Requirement): Way[] {
  return ways.flatMap((leaves, nth) =>
    inLines(leaves).map((line, place): Way => {
      const isFirst = nth === 0 && place === 0
      const words = isFirst ? { ...(clause ? { told: clause } : {}), ...(mend ? { toldMend: mend } : {}) } : {}
      return { whom, joins: place > 0 ? 'with' : nth > 0 ? 'or' : 'and', leaves: line, ...words }
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

/** An `all` within an `all` is one way of several clauses; without it they would be asked one by one. */
function ruleOf(requirements: readonly Requirement[]): Rule {
  const rules = requirements.map(({ ways, ...words }): Rule => {
    const made = ways.map((leaves): Rule => single(leaves) ?? { kind: 'all', of: leaves })
    return (words.clause || words.mend ? null : single(made)) ?? { kind: 'any', of: made, ...words }
  })
  const only = single(rules)
  return only && only.kind !== 'all' ? only : { kind: 'all', of: rules }
}

function single<T>(among: readonly T[]): T | null {
  return among.length === 1 ? (among[0] ?? null) : null
}
