import { expect, test } from 'vitest'
import type { Letter } from '@/db/queries/exam'
import { warningsOf } from './warnings'

const at = (text: string) => new Date(`${text}+08:00`)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const paper = (subject: string, from: string, to: string, levels: string[] | null = null) => ({
  ...{ sessionId: 's', subject, startsAt: at(from), endsAt: at(to), levels, specialties: null, feeFen: 0 },
})
const letter = (key: string, ...paragraphs: string[]): Letter => ({
  ...{ id: key, sessionId: 's', key, version: 1, ordinal: 1, title: '须知', paragraphs, textHash: '', needsTick: true },
})
const plain = { feeFen: 6600, year: 2021, advice: [], admitCardNotices: [] }
const right = {
  session: { choiceBy: 'level-specialty' as const, features: {}, ...plain },
  windows: {
    registration: span('2021-08-14T10:00', '2021-08-24T17:00'),
    payment: span('2021-08-14T10:00', '2021-08-24T17:00'),
    applicationForm: span('2021-08-14T10:00', '2021-08-24T17:00'),
    admitCard: span('2021-09-09T10:00', '2021-09-12T17:00'),
  },
  papers: [paper('专业知识', '2021-09-13T09:00', '2021-09-13T11:30')],
  letters: [letter('a')],
  choices: [{ level: '中级', specialty: '园林', feeFen: 0 }],
  regions: [],
  conditions: {
    ...{ source: '通知', catalogues: {}, choices: [], notes: [] },
    everyone: { kind: 'employed' as const, clause: '有工作单位。' },
  },
}
const before = at('2021-07-01T00:00')
const told = (change: object, when = before) => warningsOf({ ...right, ...change }, 0, when)

test('O-10 nothing is wrong with an exam that is set right', () => {
  expect(told({})).toEqual([])
})

test.each([
  ['a window that ends before it begins', { registration: span('2021-08-24T17:00', '2021-08-14T10:00') }, '报名的截止不晚于开始'],
  ['payment over before anybody can register', { payment: span('2021-08-01T10:00', '2021-08-14T10:00') }, '没有人能缴费'],
  ['cards printed after the exam began', { admitCard: span('2021-09-13T09:00', '2021-09-14T09:00') }, '开考以后才开放打印准考证'],
  ['an exam before payment ends', { payment: span('2021-08-14T10:00', '2021-09-13T10:00') }, '缴费截止前就开考'],
])('O-10 %s stops the exam from being published', (_, windows, words) => {
  const found = told({ windows: { ...right.windows, ...windows } }).filter(({ stops }) => stops)
  expect(found.map(({ message }) => message).join('；')).toContain(words)
})

test.each([
  ['letters', { letters: [] }, '还没有必读文件'],
  ['papers', { papers: [] }, '还没有科目'],
  ['choices', { choices: [] }, '还没有级别和专业'],
])('O-10 an exam without %s cannot be published', (part, change, message) => {
  expect(told(change)).toContainEqual({ message, part, stops: true })
})

test('O-10 a level without papers, papers at one time, and what lies in the past are told', () => {
  expect(told({ papers: [paper('甲', '2021-09-13T09:00', '2021-09-13T10:00', ['高级'])] })).toContainEqual({
    message: '“中级 园林”没有要考的科目',
    part: 'papers',
    stops: true,
  })
  const clash = [paper('甲', '2021-09-13T09:00', '2021-09-13T11:00'), paper('乙', '2021-09-13T10:59', '2021-09-13T12:00')]
  expect(told({ papers: clash })).toContainEqual({ message: expect.stringContaining('时间重叠'), part: 'papers', stops: true })
  // Nobody can be seated for both: a long paper of others makes them one 场次 (E-31).
  const [early, late] = [
    paper('甲', '2021-09-13T09:00', '2021-09-13T10:30', ['中级']),
    paper('乙', '2021-09-13T11:00', '2021-09-13T12:30', ['中级']),
  ]
  const joined = told({ papers: [early, late, paper('丙', '2021-09-13T10:00', '2021-09-13T11:30', ['高级'])] })
  expect(joined).toContainEqual({ message: expect.stringContaining('算同一场'), part: 'papers', stops: true })
  expect(told({ papers: [early, late] }).filter(({ part }) => part === 'papers')).toEqual([])
  const next = [paper('甲', '2021-09-13T09:00', '2021-09-13T11:00'), paper('乙', '2021-09-13T11:00', '2021-09-13T12:00')]
  expect(told({ papers: next })).toEqual([])
  expect(told({}, at('2021-08-24T17:00')).map(({ stops }) => stops)).toEqual([false])
})

test('O-10 an exam by position is published with its 职位表, not before', () => {
  const byPosition = { ...right, session: { choiceBy: 'position' as const, features: {}, ...plain }, choices: [] }
  expect(warningsOf(byPosition, 0, before)).toEqual([{ message: '还没有职位，请先导入职位表', part: 'positions', stops: true }])
  expect(warningsOf(byPosition, 1, before)).toEqual([])
})

test('E-10 O-10 levels without conditions, and conditions about what nobody is asked, are told', () => {
  expect(told({ conditions: null })).toMatchObject([{ part: 'conditions', stops: false }])
  const rule = { kind: 'education' as const, atLeast: '本科' as const, clause: '本科。', work: { years: 2 } }
  const conditions = { ...right.conditions, everyone: undefined, choices: [{ levels: ['高级'], specialties: null, rule }] }
  expect(told({ conditions })).toMatchObject([{ message: '“中级 园林”没有写报考条件', stops: false }])
  const choices = [{ levels: null, specialties: null, rule }]
  expect(told({ conditions: { ...conditions, choices } })).toEqual([])
  const asking = (features: object) => told({ conditions: { ...conditions, choices }, session: { ...right.session, features } })
  expect(asking({ sections: [{ section: 'personal' }] }).map(({ message, stops }) => [message.slice(0, 10), stops])).toEqual([
    ['报考条件要核对学历，', true],
    ['报考条件要核对工作年', true],
  ])
  expect(asking({ sections: [{ section: 'career' }], educationCheck: true })).toEqual([])
})

test('E-12 O-10 告知承诺制 without the letter that is signed stops the exam: nobody could go on', () => {
  const session = { ...right.session, features: { commitment: true } }
  const message = '采用告知承诺制，还没有写告知书和告知承诺书，考生无法签署'
  for (const keys of [['a'], ['a', 'commitment'], ['a', 'commitment-notice']])
    expect(told({ session, letters: keys.map((key) => letter(key)) })).toContainEqual({ message, part: 'letters', stops: true })
  expect(told({ session, letters: ['a', 'commitment-notice', 'commitment'].map((key) => letter(key)) })).toEqual([])
  expect(told({ letters: [letter('commitment')] })).toContainEqual({ message: '还没有必读文件', part: 'letters', stops: true })
})

test('E-20 O-10 what somebody would pay nothing for stops the exam, also of one level only', () => {
  const free = { message: expect.stringContaining('0 元'), part: 'basics', stops: true }
  const session = { ...right.session, feeFen: 0 }
  expect(told({ session })).toContainEqual(free)
  expect(told({ session, choices: [{ level: '中级', specialty: '园林', feeFen: 6600 }] })).toEqual([])
  const choices = [
    { level: '中级', specialty: '园林', feeFen: 6600 },
    { level: '初级', specialty: '园林', feeFen: 0 },
  ]
  expect(told({ session, choices })).toContainEqual(free)
  const paid = right.papers.map((one) => ({ ...one, feeFen: 5000 }))
  expect(warningsOf({ ...right, session: { ...session, choiceBy: 'position' }, choices: [], papers: paid }, 1, before)).toEqual(
    [],
  )
})

test('O-10 days of a year before, left in what was taken over, are told where they stand, and stop nothing', () => {
  const told2020 = (change: object) => told(change).map(({ message, part, stops }) => [message.slice(0, 19), part, stops])
  expect(told2020({ letters: [letter('a', '报名时间：2020年9月7日9:00起。')] })).toEqual([
    ['“须知”里还写着“2020年9月7日”', 'letters', false],
  ])
  const session = { ...right.session, advice: ['咨询：2020 年 8 月 14 日起'], admitCardNotices: ['2020年9月13日 开考'] }
  expect(told2020({ session }).map(([, part]) => part)).toEqual(['basics', 'notices'])
  // Of this year, of the next, or of a document by its number.
  expect(told({ letters: [letter('a', '2021年9月7日、2022年1月1日，人社部规〔2020〕1号，自2020年起')] })).toEqual([])
})
