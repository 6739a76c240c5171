import { type Candidate, type Certificate, type Diploma, degrees, educationLevels, studyWords } from './candidate'
import type { Conditions, Leaf, WorkAsked } from './conditions'
import { matchMajor } from './match-major'
import { type Month, monthNumber, monthsWords, monthWords } from './month'
import { type WorkBasis, type WorkYears, workReaches, yearsOfWork } from './years-of-work'

/** `review`: a person must judge, or something was not told. */
export type Verdict = 'met' | 'review' | 'failed'

/** By when diplomas and certificates must be in hand, and until when years are counted. */
export type Clock = { heldBy: Month; countedTo: Month }

/** One way in which a candidate might meet a clause: with this diploma, with that certificate. */
export type Attempt = {
  /** What it comes to once its months are there. */
  cap: Verdict
  /** The month in which the last thing is in hand, and that by whose end the years are full. */
  heldFrom: number
  countedFrom: number
  found: string
  work: WorkYears | null
  unknown: boolean
}

const always = Number.NEGATIVE_INFINITY

/** Every way to meet a clause, the most promising facts first; at least one. */
export function attemptsAt(leaf: Leaf, candidate: Candidate, clock: Clock, catalogues: Conditions['catalogues']): Attempt[] {
  switch (leaf.kind) {
    case 'education': {
      const diplomas = [...candidate.diplomas].sort((one, other) => levelOf(other) - levelOf(one))
      if (diplomas.length === 0) return [attempt('failed', '没有填写学历')]
      return diplomas.map((diploma) => withDiploma(leaf, diploma, candidate, clock, catalogues))
    }
    case 'certificate': {
      const held = candidate.certificates.filter(({ name }) => leaf.names.includes(name))
      if (held.length === 0) return [attempt('failed', `没有填写${leaf.names.join('或')}`)]
      return held.map((certificate) => withCertificate(leaf, certificate, candidate, clock))
    }
    case 'work':
      return [worked(leaf.work, {}, candidate, clock)]
    case 'insured':
      return insuredFor(leaf, candidate)
    case 'employed':
      return [told(candidate.employed, '现在有工作单位', '现在没有工作单位', '没有填写工作单位')]
    case 'household':
      return [told(candidate.localHousehold, '有本市户籍', '没有本市户籍', '没有填写户籍所在地')]
    case 'not-civil-servant': {
      const free = candidate.civilServant === undefined ? undefined : !candidate.civilServant
      return [told(free, '不是公务员', '单位性质是机关（公务员）', '没有填写是不是公务员')]
    }
  }
}

function attempt(cap: Verdict, found: string, more: Partial<Attempt> = {}): Attempt {
  return { cap, found, heldFrom: always, countedFrom: always, work: null, unknown: false, ...more }
}

function told(answer: boolean | undefined, yes: string, no: string, unknown: string): Attempt {
  if (answer === undefined) return attempt('review', unknown, { unknown: true })
  return answer ? attempt('met', yes) : attempt('failed', no)
}

type EducationLeaf = Extract<Leaf, { kind: 'education' }>

function withDiploma(
  leaf: EducationLeaf,
  diploma: Diploma,
  candidate: Candidate,
  clock: Clock,
  catalogues: Conditions['catalogues'],
): Attempt {
  const what = [diploma.level, diploma.major, `${monthWords(diploma.graduatedOn)}毕业（${studyWords[diploma.study]}）`]
  const named = what.filter(Boolean).join(' · ')
  const lacks = lackOf(leaf, diploma)
  if (lacks) return attempt('failed', `${named}：${lacks}`)
  const major = leaf.majors ? matchMajor(diploma.major, catalogues[leaf.majors.of]) : 'listed'
  const outside = major === 'outside' || (major === 'alike' && !leaf.majors?.alike)
  const after = leaf.work?.after ? { month: diploma.graduatedOn, what: `${diploma.level}毕业` } : undefined
  const work = leaf.work && worked(leaf.work, { diploma, after }, candidate, clock)
  const heldFrom = monthNumber(diploma.graduatedOn) - (leaf.monthsAhead ?? 0)
  const notes = [
    named,
    heldFrom > monthNumber(clock.heldBy) ? '报名时还不能毕业' : '',
    outside ? (diploma.major ? `“${diploma.major}”不在${leaf.majors?.of}专业目录内` : '没有填写所学专业') : '',
    work?.found ?? '',
  ]
  return attempt(outside ? 'review' : 'met', notes.filter(Boolean).join('；'), {
    heldFrom,
    countedFrom: work?.countedFrom ?? always,
    work: work?.work ?? null,
  })
}

function lackOf(leaf: EducationLeaf, diploma: Diploma): string | null {
  if (levelOf(diploma) < educationLevels.indexOf(leaf.atLeast)) return `学历不到${leaf.atLeast}`
  if (leaf.degree && degrees.indexOf(diploma.degree) < degrees.indexOf(leaf.degree)) return `没有${leaf.degree}学位`
  if (leaf.fullTime && diploma.study !== 'full-time') return '不是全日制学历'
  return null
}

function levelOf({ level }: Diploma): number {
  return educationLevels.indexOf(level)
}

function withCertificate(
  leaf: Extract<Leaf, { kind: 'certificate' }>,
  { name, gainedOn }: Certificate,
  candidate: Candidate,
  clock: Clock,
): Attempt {
  const gained = monthNumber(gainedOn)
  const fullFrom = leaf.years ? gained + leaf.years * 12 : always
  const after = leaf.work?.after ? { month: gainedOn, what: `取得${name}` } : undefined
  const work = leaf.work && worked(leaf.work, { after }, candidate, clock)
  const short = fullFrom - monthNumber(clock.countedTo)
  const notes = [
    `${monthWords(gainedOn)}取得${name}`,
    gained > monthNumber(clock.heldBy) ? '报名时还没有取得' : '',
    short > 0 ? `到${monthWords(clock.countedTo)}还差 ${monthsWords(short)}满${leaf.years}年` : '',
    work?.found ?? '',
  ]
  return attempt('met', notes.filter(Boolean).join('；'), {
    heldFrom: gained,
    countedFrom: Math.max(fullFrom, work?.countedFrom ?? always),
    work: work?.work ?? null,
  })
}

function worked(asked: WorkAsked, basis: WorkBasis, candidate: Candidate, clock: Clock): Attempt {
  const full = { ...basis, field: asked.field }
  const work = yearsOfWork(candidate, full, clock.countedTo)
  const short = asked.years * 12 - work.months
  const sum = `${asked.field ? `从事${asked.field}工作` : '工作'} ${monthsWords(work.months)}`
  const found = short > 0 ? `${sum}，不满${asked.years}年，还差 ${monthsWords(short)}` : `${sum}，满${asked.years}年`
  return attempt('met', asked.years === 0 ? '' : found, { countedFrom: workReaches(candidate, full, asked.years), work })
}

function insuredFor({ months, fewer }: Extract<Leaf, { kind: 'insured' }>, candidate: Candidate): Attempt[] {
  const { insured, insuredMonths, asOf } = candidate
  if (insured === false) return [attempt('failed', '没有在本市缴纳社保')]
  if (insured === undefined || insuredMonths === undefined) return [attempt('review', '没有填写社保和月数', { unknown: true })]
  const found = `您填写的在本市社保是 ${insuredMonths} 个月`
  const short = months - insuredMonths
  const full = attempt('met', found, { heldFrom: short > 0 ? monthNumber(asOf) + short : always })
  return fewer === 'review' ? [full, attempt('review', found)] : [full]
}
