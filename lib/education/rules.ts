import type { Objection } from '@/lib/workflow/machine'

/** How the check of a level stands (E-14). */
export type Standing = 'waiting' | 'passed' | 'failed' | 'onsite'

/** What 学信网 has of a certificate; months in whatever spelling it uses. */
export type EducationRecord = { [part in 'school' | 'from' | 'to' | 'level' | 'major' | 'mode']?: string | undefined }

/** A level with its check and what was uploaded for it; numbers masked. */
export type EducationLevel = {
  id: string
  level: string
  degree: string
  school: string
  major: string
  /** 2008-09. */
  startedOn: string
  endedOn: string
  mode: string
  abroad: boolean
  certificate: string | null
  degreeCertificate: string | null
  standing: Standing
  reason: 'answer' | 'abroad' | 'secondary' | 'late' | null
  answeredAt: Date | null
  record: EducationRecord | null
  proof: { kind: ProofKind; materialId: string; name: string; attachedAt: Date } | null
}

/** `report`: certificate and report as one PDF; `scan`: the certificate alone for now. */
export type ProofKind = 'report' | 'scan'

/** Hours after which a level without an answer is for 现场核查 (E-14). */
export const answerHoursMax = 24
/** Working days after the scores within which the report is owed of whom a scan was taken for now. */
export const supplementDays = 10

/** The page on which levels are kept. */
export const dossierPath = '/profile/dossier'

/** Why these levels keep somebody from registering for an exam with `educationCheck`: none typed, or one without an answer (E-14). Empty: go. */
export function mayRegister(levels: readonly Pick<EducationLevel, 'level' | 'school' | 'standing'>[]): Objection[] {
  if (levels.length === 0) return [{ message: '本考试要核查学历学位，请先到“完善个人信息”填写学历。', href: dossierPath }]
  return levels
    .filter(({ standing }) => standing === 'waiting')
    .map((level) => ({
      message: `“${levelName(level)}”正在核查，一般 ${answerHoursMax} 小时内有结果，出结果后才能报名。`,
      href: dossierPath,
    }))
}

/** What still has to be uploaded before somebody whose levels did not pass may submit (E-14). Empty: nothing. */
export function missingProofs(
  levels: readonly Pick<EducationLevel, 'level' | 'school' | 'standing' | 'proof' | 'abroad'>[],
): Objection[] {
  return levels
    .filter(({ standing, proof }) => needsProof(standing) && proof === null)
    .map((level) => ({
      message: `“${levelName(level)}”没有在线核验通过，请上传${proofWords(level).report}。`,
      href: dossierPath,
    }))
}

/** Is a proof to be uploaded where the check stands so? */
export function needsProof(standing: Standing): boolean {
  return standing === 'failed' || standing === 'onsite'
}

/** Does the proof leave a report owed after the scores (E-14)? */
export function owesReport({ standing, proof }: Pick<EducationLevel, 'standing' | 'proof'>): boolean {
  return needsProof(standing) && proof?.kind === 'scan'
}

/** 本科 · 深圳大学 */
export function levelName({ level, school }: Pick<EducationLevel, 'level' | 'school'>): string {
  return `${level} · ${school}`
}

/** The three answers as the manual calls them, and before there is one. */
export const standingWords: Record<Standing, string> = {
  waiting: '核查中',
  passed: '通过',
  failed: '未通过',
  onsite: '需现场核查',
}

/** What may be uploaded for a level, in the manual's words. */
export function proofWords({ abroad }: Pick<EducationLevel, 'abroad'>): Record<ProofKind, string> {
  return {
    report: abroad
      ? '教育部留学服务中心出具的国（境）外学历学位认证书'
      : '学历或学位证原件与学信网验证/认证报告（合并为一个 PDF）',
    scan: '暂时只有学历学位证的扫描件',
  }
}

/** What somebody does next whose level stands so (E-14). */
export function nextStepWords({ standing, reason, abroad }: Pick<EducationLevel, 'standing' | 'reason' | 'abroad'>): string {
  if (standing === 'waiting')
    return `正在与学信网核对，一般 ${answerHoursMax} 小时内有结果，到时用站内消息告诉您。出结果以前，还不能报名要核查学历的考试。`
  if (standing === 'passed') return '可以直接报名，不用上传学历材料。'
  if (abroad) return '国（境）外的学历学位不能在线自动核验，请上传教育部留学服务中心出具的国（境）外学历学位认证书（PDF）。'
  const why = reason === 'late' ? `学信网 ${answerHoursMax} 小时内没有答复。` : ''
  if (reason === 'secondary') return '学信网不登记中专学历，请上传毕业证书原件的 PDF 扫描件。'
  return `${why}请登录学信网（www.chsi.com.cn）办理验证/认证，下载 PDF 报告，与学历或学位证原件合并为一个 PDF 上传。报名截止前来不及的，可以先上传学历学位证的 PDF 扫描件；成绩发布后 ${supplementDays} 个工作日内，全科合格的请补交报告。`
}

export type Difference = { part: string; typed: string; recorded: string }

/** Where what was typed is not what 学信网 has: which part, both values. What 学信网 does not say differs from nothing. */
export function differencesOf(level: EducationLevel): Difference[] {
  const { record } = level
  if (!record) return []
  return compared.flatMap(([part, key, typedOf, same]) => {
    const [recorded, typed] = [record[key]?.trim(), typedOf(level)]
    return recorded && same(typed) !== same(recorded) ? [{ part, typed, recorded }] : []
  })
}

/** What 学信网 has, part by part in the order of the form. */
export function recordRows(record: EducationRecord): { part: string; recorded: string }[] {
  return compared.flatMap(([part, key]) => {
    const recorded = record[key]?.trim()
    return recorded ? [{ part, recorded }] : []
  })
}

type Compared = [string, keyof EducationRecord, (level: EducationLevel) => string, (text: string) => string]

const compared: readonly Compared[] = [
  ['学历层次', 'level', ({ level }) => level, sameLevel],
  ['毕业学校', 'school', ({ school }) => school, plain],
  ['所学专业', 'major', ({ major }) => major, plain],
  ['入学年月', 'from', ({ startedOn }) => startedOn, sameMonth],
  ['毕业年月', 'to', ({ endedOn }) => endedOn, sameMonth],
  [
    '学习形式',
    'mode',
    ({ mode }) => mode,
    (text) =>
      plain(text)
        .replace(/^普通/, '')
        .replace(/^夜大学?$/, '业余'),
  ],
]

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

function sameLevel(text: string): string {
  const word = plain(text)
    .replace(/^高职.*|^专科.*/, '大专')
    .replace(/^大学本科$/, '本科')
  return word.replace(/^(硕士|博士)(研究生)?$/, '$1研究生')
}

function sameMonth(text: string): string {
  const [, year, month] = /(\d{4})\D*(\d{1,2})?/.exec(plain(text)) ?? []
  return year && month ? `${year}-${month.padStart(2, '0')}` : plain(text)
}
