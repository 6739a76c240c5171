import { isoDay } from '@/lib/clock/format'
import type { Clock, Verdict } from './attempts'
import type { Candidate } from './candidate'
import type { Conditions } from './conditions'
import { evaluate, type Finding, rankOf, together } from './evaluate'
import { lastWholeMonth, type Month, monthOf } from './month'
import type { WorkYears } from './years-of-work'

/** A clause that decides: its words, what was found, what one can do. */
export type DecidingClause = Pick<Finding, 'kind' | 'verdict' | 'clause' | 'found' | 'mend' | 'unknown'> & {
  work: WorkYears | null
}

/** What the conditions make of one level, with the specialties of which the same is true. */
export type ChoiceVerdict = {
  level: string
  specialties: string[]
  verdict: Verdict
  deciding: DecidingClause[]
  /** The month by whose end one will qualify, where one does not; null: as things are, never. */
  earliest: Month | null
  /** Even then a person must judge. */
  earliestNeedsReview: boolean
}

type Choice = { level: string; specialty: string }

/** By when things must be in hand: the month in which registration closes, that of its last second. Years count to the end of the exam year, or the date given (E-11). */
export function clockOf(year: number, closesAt: Date, { countedTo }: Pick<Conditions, 'countedTo'>): Clock {
  const heldBy = isoDay(new Date(closesAt.getTime() - 1)).slice(0, 7)
  return { heldBy, countedTo: countedTo ? lastWholeMonth(countedTo) : `${year}-12` }
}

/** What the conditions make of every level and specialty; of the exam as such where it has none (E-10, B-01). */
export function judgeChoices(
  conditions: Conditions,
  choices: readonly Choice[],
  candidate: Candidate,
  clock: Clock,
): ChoiceVerdict[] {
  const groups = new Map<string, { level: string; specialties: string[]; entry: number }>()
  for (const choice of choices.length > 0 ? choices : [{ level: '', specialty: '' }]) {
    const entry = entryFor(conditions, choice)
    const key = `${entry} ${choice.level}`
    const group = groups.get(key) ?? { level: choice.level, specialties: [], entry }
    group.specialties.push(choice.specialty)
    groups.set(key, group)
  }
  const findings = new Map<number, Finding>()
  return [...groups.values()].map(({ level, specialties, entry }) => {
    const finding = findings.get(entry) ?? findingAt(conditions, entry, candidate, clock)
    findings.set(entry, finding)
    return { level, specialties, ...concluded(finding) }
  })
}

/** What is asked of one registration: the session's conditions in the version that counts for it, who registers, what was chosen. */
export type Asked = {
  version: number
  conditions: Conditions
  clock: Clock
  candidate: Candidate
  level: string
  specialty: string
}

/** The same of the choice of one registration, with what is shown beside it. */
export function judgeAsked({ conditions, clock, candidate, level, specialty }: Omit<Asked, 'version'>) {
  const finding = findingAt(conditions, entryFor(conditions, { level, specialty }), candidate, clock)
  return { ...concluded(finding), choice: [level, specialty].filter(Boolean).join(' · '), notes: conditions.notes }
}

/** The first entry that is for this choice, or -1. */
function entryFor({ choices }: Conditions, { level, specialty }: Choice): number {
  const isFor = (among: readonly string[] | null, one: string) => among === null || among.includes(one)
  return choices.findIndex((entry) => isFor(entry.levels, level) && isFor(entry.specialties, specialty))
}

function findingAt({ everyone, choices, catalogues }: Conditions, entry: number, candidate: Candidate, clock: Clock): Finding {
  const rules = [everyone, choices[entry]?.rule].filter((rule) => rule !== undefined)
  if (rules.length === 0) return notWritten
  return together(
    'all',
    rules.map((rule) => evaluate(rule, candidate, clock, catalogues)),
  )
}

/** Of a level for which nothing was written: nobody is held up, and nobody is told that they qualify. */
const notWritten: Finding = {
  ...together('all', []),
  kind: 'employed',
  verdict: 'review',
  clause: '报考条件以报名文件为准。',
  unknown: true,
  metFrom: Number.POSITIVE_INFINITY,
  openFrom: Number.NEGATIVE_INFINITY,
}

function concluded(finding: Finding): Omit<ChoiceVerdict, 'level' | 'specialties'> {
  const { verdict, metFrom, openFrom } = finding
  const waits = verdict === 'failed' && Number.isFinite(openFrom)
  return {
    verdict,
    deciding: decidingOf(finding).map(({ kind, verdict, clause, found, mend, unknown, work }) => ({
      kind,
      verdict,
      clause,
      found,
      mend,
      unknown,
      work,
    })),
    earliest: waits ? monthOf(Number.isFinite(metFrom) ? metFrom : openFrom) : null,
    earliestNeedsReview: waits && !Number.isFinite(metFrom),
  }
}

/** The clauses by which it is what it is: of all, those that fail; of any, the one that comes nearest. */
function decidingOf(finding: Finding): Finding[] {
  const { kind, parts, verdict } = finding
  if (kind !== 'all' && kind !== 'any') return [finding]
  if (kind === 'all') return parts.filter((part) => part.verdict === verdict).flatMap(decidingOf)
  const nearest = [...parts].sort((one, other) => rankOf(other.verdict) - rankOf(one.verdict) || soonest(one, other))[0]
  if (nearest && (verdict !== 'failed' || Number.isFinite(nearest.openFrom))) return decidingOf(nearest)
  if (finding.clause)
    return [
      {
        ...finding,
        found: parts
          .flatMap(decidingOf)
          .map(({ found }) => found)
          .join('，'),
      },
    ]
  return parts.flatMap((part, nth) => (nth === 0 ? decidingOf(part) : orElse(decidingOf(part))))
}

function orElse([first, ...rest]: Finding[]): Finding[] {
  return first ? [{ ...first, clause: `或者：${first.clause}` }, ...rest] : []
}

function soonest(one: Finding, other: Finding): number {
  return one.openFrom === other.openFrom ? 0 : one.openFrom - other.openFrom
}
