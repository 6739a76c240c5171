// The only place that makes an exam (O-10).
import { db, type Tx } from '@/db/client'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { insertConditions } from '@/db/queries/exam-conditions'
import {
  copyFullMarks,
  insertSession,
  replaceChoices,
  replacePapers,
  replaceWindows,
  takenSessionIds,
  writeLetters,
} from '@/db/queries/exam-config'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { startOfDay } from '@/lib/clock/working-days'
import { yearsLater } from '@/lib/clock/years-later'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import type { Conditions } from '../conditions/conditions'
import { templates } from './templates'

/** `from`: `template:<kind>`, or the id of an exam whose settings are taken over. `exam`: names the exam across its years; of a template only. */
export type NewExam = { from: string; exam: string; year: string; title: string }

/**
 * Makes an exam that its officers see and candidates do not, from a template or from an earlier one with its times moved by whole years.
 * Refuses whoever is not officer of all exams (`not_found`) and what is wrong in it (`invalid_input`).
 */
export async function createExam(viewer: Viewer, asked: NewExam): Promise<{ ok: true; id: string } | Refused> {
  if (!hasRole(viewer, 'examOfficer', '*')) return refuse('not_found', '新建考试要由负责全部考试的考务人员办理。')
  const [year, title] = [Number(asked.year.normalize('NFKC')), cleanText(asked.title).trim()]
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return refuse('invalid_input', '年度是四位数字，例如 2021')
  if (title === '' || title.length > 60) return refuse('invalid_input', '请填写考试名称，60 个字以内')
  const at = await now()
  const earlier = asked.from.startsWith('template:') ? null : await getExamFrame(asked.from)
  const begun = earlier ? fromEarlier(earlier, year) : fromTemplate(asked.from.slice('template:'.length), asked.exam, at)
  if (typeof begun === 'string') return refuse('invalid_input', begun)
  return db().transaction(async (tx) => {
    const id = await freeId(tx, `${begun.session.exam}-${year}`)
    await insertSession(tx, { ...begun.session, id, year, title, publishedAt: null })
    await replaceWindows(tx, id, begun.windows)
    await replaceChoices(tx, id, { ...begun, choiceBy: begun.session.choiceBy })
    await replacePapers(tx, id, begun.papers)
    if (earlier) await copyFullMarks(tx, earlier.session.id, id)
    await writeLetters(tx, { session: { id }, letters: [] }, begun.letters)
    if (begun.conditions) await insertConditions(tx, id, begun.conditions, at)
    await recordAudit(tx, viewer, { what: 'exam-created', about: { type: 'examSession', id }, after: { from: asked.from } })
    return { ok: true, id }
  })
}

type Begun = Pick<ExamFrame, 'windows' | 'choices' | 'regions' | 'conditions'> & {
  session: Omit<ExamFrame['session'], 'id' | 'year' | 'title' | 'version' | 'publishedAt'>
  papers: Omit<ExamFrame['papers'][number], 'sessionId'>[]
  letters: { key: string; title: string; paragraphs: string[] }[]
}

function fromEarlier({ session, windows, choices, regions, papers, letters, conditions }: ExamFrame, year: number): Begun {
  const { id: _, version: __, publishedAt: ___, year: before, title: ____, ...rest } = session
  const later = (at: Date) => yearsLater(at, year - before)
  const moved = ([name, { from, to }]: [string, { from: Date; to: Date }]) => [name, { from: later(from), to: later(to) }]
  return {
    session: rest,
    windows: Object.fromEntries(Object.entries(windows).map(moved)),
    choices,
    regions,
    papers: papers.map(({ sessionId: _____, ...paper }) => ({
      ...paper,
      startsAt: later(paper.startsAt),
      endsAt: later(paper.endsAt),
    })),
    letters: letters.map(({ key, title, paragraphs }) => ({ key, title, paragraphs })),
    conditions: conditions && laterConditions(conditions, year - before),
  }
}

function fromTemplate(kind: string, exam: string, at: Date): Begun | string {
  const template = Object.hasOwn(templates, kind) ? templates[kind as keyof typeof templates] : null
  if (!template) return '请选择模板或往年的考试'
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(exam)) return '考试代码用小写字母、数字和连字符，以字母开头，例如 economics'
  // From nine in the morning of one day to five in the afternoon of another: times that an officer moves, not mends.
  const today = startOfDay(at).getTime()
  const span = (from: number, to: number) => ({
    from: new Date(today + (from * 24 + 9) * hour),
    to: new Date(today + (to * 24 + 17) * hour),
  })
  return {
    session: {
      exam,
      kind: kind as keyof typeof templates,
      shortTitle: template.label.slice(0, 12),
      feeFen: 0,
      choiceBy: template.choiceBy,
      features: template.features,
      photoBytesMax: template.photoKilobytes * 1024,
      photoBackground: template.photoBackground,
      advice: [],
      admitCardNotices: ['请携带本准考证和报名时使用的有效身份证件原件参加考试。'],
      refundReasons: ['duplicate'],
      mapUrlTemplate: '',
    },
    windows: {
      registration: span(30, 40),
      payment: span(30, 42),
      applicationForm: span(30, 42),
      admitCard: span(80, 90),
    },
    choices: [],
    regions: [],
    papers: [],
    conditions: template.conditions,
    letters: template.letters.map(({ key, title, paragraphs }) => ({ key, title, paragraphs: [...paragraphs] })),
  }
}

const hour = 3_600_000

/** Years are counted to the same day of the other year; without a day, to the end of the exam year anyway. */
function laterConditions({ countedTo, ...rest }: Conditions, years: number): Conditions {
  if (!countedTo) return rest
  return { ...rest, countedTo: isoDay(yearsLater(new Date(`${countedTo}T00:00:00+08:00`), years)) }
}

async function freeId(tx: Tx, wanted: string): Promise<string> {
  const taken = new Set(await takenSessionIds(tx, wanted))
  let id = wanted
  for (let nth = 2; taken.has(id); nth += 1) id = `${wanted}-${nth}`
  return id
}
