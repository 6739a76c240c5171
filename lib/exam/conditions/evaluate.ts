import { type Attempt, attemptsAt, type Clock, type Verdict } from './attempts'
import type { Candidate } from './candidate'
import type { Conditions, Leaf, Rule } from './conditions'
import { monthNumber } from './month'
import type { WorkYears } from './years-of-work'

/** What a clause, or several together, make of a candidate. */
export type Finding = {
  kind: Rule['kind']
  verdict: Verdict
  /** 条文; empty of a group that has no words of its own. */
  clause: string
  /** The facts that were used, and what is missing of them. */
  found: string
  /** What one can do, where it is not met. */
  mend: string
  /** Not told: nothing is held against anybody. */
  unknown: boolean
  work: WorkYears | null
  /** The month by whose end it is met, or at least for a person to judge; Infinity: never, as things are. */
  metFrom: number
  openFrom: number
  parts: Finding[]
}

const never = Number.POSITIVE_INFINITY
const order: readonly Verdict[] = ['failed', 'review', 'met']

/**
 * What a condition makes of a candidate: a tree of findings, one a clause, each with the facts that were used, and the first month by whose
 * end it would be met if things go on as they are: a job still held goes on, insurance is paid on, a diploma stays (E-10, B-01).
 */
export function evaluate(rule: Rule, candidate: Candidate, clock: Clock, catalogues: Conditions['catalogues']): Finding {
  if (rule.kind !== 'all' && rule.kind !== 'any') return single(rule, attemptsAt(rule, candidate, clock, catalogues), clock)
  const parts = rule.of.map((part) => evaluate(part, candidate, clock, catalogues))
  return together(rule.kind, parts, rule)
}

/** All or any of these findings as one. */
export function together(kind: 'all' | 'any', parts: Finding[], words: { clause?: string; mend?: string } = {}): Finding {
  const [worst, latest] = kind === 'all' ? [Math.min, Math.max] : [Math.max, Math.min]
  return {
    kind,
    verdict: order[worst(...parts.map(({ verdict }) => rankOf(verdict)))] ?? 'failed',
    clause: words.clause ?? '',
    found: '',
    mend: words.mend ?? '',
    unknown: false,
    work: null,
    metFrom: latest(...parts.map(({ metFrom }) => metFrom)),
    openFrom: latest(...parts.map(({ openFrom }) => openFrom)),
    parts,
  }
}

/** Higher is better. */
export function rankOf(verdict: Verdict): number {
  return order.indexOf(verdict)
}

function single(leaf: Leaf, attempts: Attempt[], clock: Clock): Finding {
  const judged = attempts.map((one) => ({
    ...one,
    verdict: verdictOf(one, clock),
    from: Math.max(one.heldFrom, one.countedFrom),
  }))
  const first = (cap: Verdict) =>
    Math.min(never, ...judged.filter((one) => rankOf(one.cap) >= rankOf(cap)).map(({ from }) => from))
  const [best] = judged.sort(better)
  if (!best) throw new Error('a clause was not tried at all')
  return {
    kind: leaf.kind,
    verdict: best.verdict,
    clause: leaf.clause,
    found: best.found,
    mend: mendOf(leaf, best),
    unknown: best.unknown,
    work: best.work,
    metFrom: first('met'),
    openFrom: first('review'),
    parts: [],
  }
}

function mendOf(leaf: Leaf, best: Judged): string {
  if (best.verdict === 'met') return ''
  return best.unknown ? '请自行核对是否符合。' : (leaf.mend ?? mends[leaf.kind](best))
}

function verdictOf({ cap, heldFrom, countedFrom }: Attempt, clock: Clock): Verdict {
  return heldFrom <= monthNumber(clock.heldBy) && countedFrom <= monthNumber(clock.countedTo) ? cap : 'failed'
}

type Judged = Attempt & { verdict: Verdict; from: number }

/** The best verdict first, then what could still come to something, then what comes to it soonest. */
function better(one: Judged, other: Judged): number {
  const soonest = one.from === other.from ? 0 : one.from - other.from
  return rankOf(other.verdict) - rankOf(one.verdict) || rankOf(other.cap) - rankOf(one.cap) || soonest
}

const mends: Record<Leaf['kind'], (best: Judged) => string> = {
  education: ({ cap }) => educationMends[cap],
  certificate: ({ cap }) =>
    cap === 'met' ? '请核对取得时间和工作经历；填漏了的请补充。' : '请核对填写的证书、职称；填漏了的请补充。',
  work: () => '请核对填写的工作经历；填漏了的请补充。',
  employed: () => '请填写工作单位。',
  'not-civil-servant': () => '如单位性质选错了，请返回修改。',
  household: () => '如户籍填写有误，请返回修改。',
  insured: () => '如社保填写有误，请返回修改。',
}

const educationMends: Record<Verdict, string> = {
  met: '请核对毕业时间和工作经历；填漏了的请补充。',
  review:
    '专业不在目录内的，请准备学校的专业课程设置、培养计划：必修主干课程与要求的专业一致或基本一致的，经人工审核可以参照报考。',
  failed: '请核对填写的学历；填漏了的请补充。',
}
