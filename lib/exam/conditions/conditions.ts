import { z } from 'zod'
import { degrees, educationLevels } from './candidate'

const words = z.string().trim().min(1).max(400)
const name = z.string().trim().min(1).max(60)

/** Years of work in a field; `after`: only what lies after the diploma or certificate that it stands beside (E-11). */
const workSchema = z.object({ years: z.int().min(0).max(60), field: name.optional(), after: z.boolean().optional() })
export type WorkAsked = z.infer<typeof workSchema>

// `clause`: the notice's own words. `mend`: what one can do who does not meet it.
const clause = { clause: words, mend: words.optional() }

const leafSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('education'),
    atLeast: z.enum(educationLevels),
    degree: z.enum(degrees).optional(),
    /** A catalogue of the session; `alike`: 相近专业 do too. A major outside it is for a person to judge. */
    majors: z.object({ of: name, alike: z.boolean() }).optional(),
    fullTime: z.boolean().optional(),
    /** 应届毕业生: so many months before it is in hand. */
    monthsAhead: z.int().min(0).max(24).optional(),
    work: workSchema.optional(),
    ...clause,
  }),
  z.object({
    kind: z.literal('certificate'),
    names: z.array(name).min(1),
    /** Held for so many years. */
    years: z.int().min(0).max(60).optional(),
    work: workSchema.optional(),
    ...clause,
  }),
  z.object({ kind: z.literal('work'), work: workSchema, ...clause }),
  z.object({ kind: z.literal('employed'), ...clause }),
  z.object({ kind: z.literal('not-civil-servant'), ...clause }),
  z.object({ kind: z.literal('household'), ...clause }),
  /** `fewer`: what some, but too few months make of it. */
  z.object({ kind: z.literal('insured'), months: z.int().min(1).max(720), fewer: z.enum(['failed', 'review']), ...clause }),
])
export type Leaf = z.infer<typeof leafSchema>

type GroupOf<Kind> = { kind: Kind; of: Rule[]; clause?: string | undefined; mend?: string | undefined }
export type Group = GroupOf<'all'> | GroupOf<'any'>
export type Rule = Leaf | Group

/** A condition: one clause, or several of which all or any are asked. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() => z.union([leafSchema, groupSchema]))
const groupSchema = z.object({
  kind: z.enum(['all', 'any']),
  of: z.array(ruleSchema).min(1).max(40),
  clause: words.optional(),
  mend: words.optional(),
})

/** 报考条件 of one session, as data (E-10). */
export const conditionsSchema = z
  .object({
    /** Which notice the clauses are from. */
    source: words,
    /** Until when years are counted, `2020-12-31`; absent: to the end of the exam year. */
    countedTo: z.iso.date().optional(),
    /** 专业目录 by name: the majors in it, and 相近专业. */
    catalogues: z.record(name, z.object({ majors: z.array(name), alike: z.array(name) })).default({}),
    /** Asked of everybody, whatever they choose. */
    everyone: ruleSchema.optional(),
    /** By choice, the first that fits; null: all levels, all specialties. */
    choices: z
      .array(z.object({ levels: z.array(name).nullable(), specialties: z.array(name).nullable(), rule: ruleSchema }))
      .default([]),
    /** What else one should know; nothing is decided by it. */
    notes: z.array(words).default([]),
  })
  .superRefine((conditions, context) => {
    for (const leaf of leavesOf(conditions)) {
      const asked = leaf.kind === 'education' ? leaf.majors?.of : undefined
      if (asked !== undefined && !Object.hasOwn(conditions.catalogues, asked))
        context.addIssue({ code: 'custom', message: `条件里提到的专业目录“${asked}”不存在，请先加上这个目录。` })
    }
  })
export type Conditions = z.infer<typeof conditionsSchema>

type RulesOf = Pick<Conditions, 'everyone' | 'choices'>

/** Every single clause. */
export function leavesOf({ everyone, choices }: RulesOf): Leaf[] {
  const rules = [...(everyone ? [everyone] : []), ...choices.map(({ rule }) => rule)]
  const leaves = (rule: Rule): Leaf[] => (rule.kind === 'all' || rule.kind === 'any' ? rule.of.flatMap(leaves) : [rule])
  return rules.flatMap(leaves)
}

/** The kinds of work that clauses ask for: what one says of a job is one of these, or another. */
export function workFieldsOf(conditions: RulesOf): string[] {
  return [...new Set(leavesOf(conditions).flatMap((leaf) => ('work' in leaf && leaf.work?.field) || []))]
}

/** The certificates and titles that clauses name. */
export function certificateNamesOf(conditions: RulesOf): string[] {
  return [...new Set(leavesOf(conditions).flatMap((leaf) => (leaf.kind === 'certificate' ? leaf.names : [])))]
}

/** The conditions in their own words, for who reads them before registering; a group that has words of its own is told by them. */
export function clausesTold({ everyone, choices, notes }: Conditions): string[] {
  const told = (rule: Rule): string[] => {
    if (rule.kind !== 'all' && rule.kind !== 'any') return [rule.clause]
    return rule.clause ? [rule.clause] : rule.of.flatMap(told)
  }
  const ofChoices = choices.flatMap(({ levels, specialties, rule }) => {
    const whom = [levels, specialties].flatMap((among) => (among ? [among.join('、')] : [])).join(' ')
    return told(rule).map((clause) => (whom ? `${whom}：${clause}` : clause))
  })
  return [...new Set([...(everyone ? told(everyone) : []), ...ofChoices, ...notes])]
}
