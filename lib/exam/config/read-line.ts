import { degrees, educationLevels } from '@/lib/exam/conditions/candidate'
import { type Bare, clauseWords } from '@/lib/exam/conditions/clause-words'
import type { Leaf, WorkAsked } from '@/lib/exam/conditions/conditions'
import { joins, type Way, type Whom } from '@/lib/exam/conditions/ways'
import { namesIn } from '@/lib/text/names-in'
import type { Problems } from '@/lib/workflow/form'
import { type Known, others } from './condition-line'
import type { Typed } from './part'

export type ReadLine = { order: number; way: Way }

/** A line as typed: null where nothing was, or what is wrong, by field. */
export function readLine(typed: Typed, known: Known): { line: ReadLine | null; problems: Problems } {
  const { order: _, joins: how = '', since: __, ...rest } = typed
  if (typed.drop === 'yes' || Object.values(rest).every((text) => text.trim() === '')) return { line: null, problems: {} }
  const problems: Problems = {}
  const bare = readLeaves(typed, known, problems)
  const whom = readWhom(typed, known, problems)
  const order = Number((typed.order ?? '').normalize('NFKC'))
  const clause = wordsIn(typed, 'clause', problems) || clauseWords(bare)
  const [mend, told, toldMend, whole] = ['mend', 'told', 'toldMend', 'whole'].map((name) => wordsIn(typed, name, problems))
  const joined = joins.find((one) => one === how)
  if (!joined) problems.joins = '请选择'
  if (!Number.isFinite(order) || order < 0) problems.order = '顺序是数字，例如 1 或 1.5'
  if (bare.length === 0 && Object.keys(problems).length === 0)
    problems.atLeast = '请至少写一项要求；不要这一条的，勾选“删去这一条”'
  const leaves = bare.map((leaf): Leaf => ({ ...leaf, clause, ...(mend ? { mend } : {}) }))
  const words = { ...(told ? { told } : {}), ...(toldMend ? { toldMend } : {}), ...(whole ? { whole } : {}) }
  const way: Way = { whom, joins: joined ?? 'and', leaves, ...words }
  return { line: { order, way }, problems }
}

function readWhom({ levels = '', specialties = '' }: Typed, known: Known, problems: Problems): Whom {
  const [chosen, studied] = [namesIn(levels), namesIn(specialties)]
  const isOthers = chosen.includes(others) && !known.levels.includes(others)
  const stranger = (names: string[], among: readonly string[]) => names.find((one) => !among.includes(one))
  const [level, specialty] = [stranger(isOthers ? [] : chosen, known.levels), stranger(studied, known.specialties)]
  if (isOthers && chosen.length > 1) problems.levels = `选了“${others}”的，不能同时选别的级别`
  if (level !== undefined) problems.levels = gone(level, '级别')
  if (specialty !== undefined) problems.specialties = gone(specialty, '专业')
  if (chosen.length === 0 && studied.length === 0) return 'everyone'
  return { levels: isOthers || chosen.length === 0 ? null : chosen, specialties: studied.length === 0 ? null : studied }
}

function gone(name: string, what: string): string {
  return `这项考试没有“${name.slice(0, 30)}”这个${what}，请不选它，或者先在“级别专业”里加上`
}

function readLeaves(typed: Typed, known: Known, problems: Problems): Bare[] {
  const { since = '', atLeast = '', degree = '', majors = '' } = typed
  const work = readWork(typed, problems)
  const after = work && { ...work, after: true }
  const onDiploma = since === '' || since === 'after-diploma'
  const [level, held] = [educationLevels.find((one) => one === atLeast), degrees.find((one) => one === degree)]
  const names = namesIn((typed.certificates ?? '').replace(/[,，\n]/g, '、'))
  const [ahead, heldYears] = [countIn(typed, 'monthsAhead', 24, problems), countIn(typed, 'heldYears', 60, problems)]
  const months = countIn(typed, 'insured', 720, problems)
  if (atLeast !== '' && !level) problems.atLeast = '请选择学历'
  if (degree !== '' && !held) problems.degree = '请选择学位'
  if (majors !== '' && !known.catalogues.includes(majors)) problems.majors = '没有这个专业目录，请先在本页下方填写并保存'
  if (!level && (held || majors || typed.fullTime || ahead !== null))
    problems.atLeast ??= '有学位、专业、全日制或者应届要求的，请先选择学历'
  if (names.length === 0 && heldYears !== null) problems.certificates ??= '请写明是什么证书或职称'
  if (names.length > 10 || names.some((one) => one.length > 60)) problems.certificates = '最多 10 个，每个 60 个字以内'
  if (!['', 'any', 'after-diploma', 'after-certificate'].includes(since)) problems.since = '请选择'
  if (since === 'after-diploma' && !level) problems.since = '没有学历要求，不能从取得学历起算'
  if (since === 'after-certificate' && names.length === 0) problems.since = '没有证书要求，不能从取得证书起算'
  if (months === 0) problems.insured = '社保月数从 1 起'
  const withCertificate = since === 'after-certificate' ? after : since === 'any' || (since === '' && !level) ? work : undefined
  const withDiploma = since === 'after-diploma' ? after : work
  const leaves: Bare[] = []
  if (level)
    leaves.push({
      kind: 'education',
      atLeast: level,
      ...(held && held !== '无' ? { degree: held } : {}),
      ...(majors ? { majors: { of: majors, alike: typed.alike === 'yes' } } : {}),
      ...(typed.fullTime === 'yes' ? { fullTime: true } : {}),
      ...(ahead !== null ? { monthsAhead: ahead } : {}),
      ...(withDiploma && onDiploma ? { work: withDiploma } : {}),
    })
  if (names.length > 0)
    leaves.push({
      ...{ kind: 'certificate', names },
      ...(heldYears !== null ? { years: heldYears } : {}),
      ...(withCertificate ? { work: withCertificate } : {}),
    })
  if (work && names.length === 0 && (since === 'any' || (since === '' && !level))) leaves.push({ kind: 'work', work })
  if (typed.employed === 'yes') leaves.push({ kind: 'employed' })
  if (typed.notCivilServant === 'yes') leaves.push({ kind: 'not-civil-servant' })
  if (typed.household === 'yes') leaves.push({ kind: 'household' })
  if (months) leaves.push({ kind: 'insured', months, fewer: typed.insuredReview === 'yes' ? 'review' : 'failed' })
  return leaves
}

function readWork(typed: Typed, problems: Problems): WorkAsked | undefined {
  const [years, field] = [countIn(typed, 'years', 60, problems), (typed.field ?? '').trim()]
  if (field.length > 60) problems.field = '请控制在 60 个字以内'
  if (field !== '' && years === null) problems.years ??= '写了从事什么工作的，请填写满几年'
  return years === null ? undefined : { years, ...(field ? { field } : {}) }
}

function countIn(typed: Typed, name: string, most: number, problems: Problems): number | null {
  const text = (typed[name] ?? '').normalize('NFKC').trim()
  if (text === '') return null
  const count = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (count <= most) return count
  problems[name] = `请填写 0 到 ${most} 的整数`
  return null
}

function wordsIn(typed: Typed, name: string, problems: Problems): string {
  const text = (typed[name] ?? '').trim()
  if (text.length > 400) problems[name] = '请控制在 400 个字以内'
  return text
}
