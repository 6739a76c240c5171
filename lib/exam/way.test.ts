import { describe, expect, test } from 'vitest'
import { type RegistrationFrame, registrationForm } from './form'
import { feeRange } from './papers'
import { type RegistrationInput, registrationView } from './registration-view'
import { returnSchema } from './returned'
import { checklistOf } from './round'
import { afterConfirm, isReviewed, judgedQuestions, signs } from './way'

const frame = (change: Partial<RegistrationFrame>): RegistrationFrame => ({
  letters: [],
  choices: [
    { level: '考全科', specialty: '建筑工程' },
    { level: '免一科', specialty: '建筑工程' },
  ],
  month: '2020-09',
  ...change,
})
const proof = { proofs: [{ key: 'work', label: '专业工作年限证明', min: 1, max: 3 }], levels: ['免一科'] }
const both = frame({ method: { levels: ['考全科'], barred: null }, proof })

describe('E-07 E-13 which way a registration goes', () => {
  test.each([
    ['no commitment, no review', frame({}), { level: '考全科' }, 'confirmed'],
    ['commits', both, { level: '考全科', method: 'commit' }, 'unsigned'],
    ['does not commit', both, { level: '考全科', method: 'decline' }, 'review'],
    ['exempt, whatever was chosen before', both, { level: '免一科', method: 'commit' }, 'review'],
    ['review without commitment', frame({ proof }), { level: '考全科' }, 'review'],
    [
      'commitment without review, not chosen',
      frame({ method: { levels: ['考全科'], barred: null } }),
      { level: '考全科', method: 'decline' },
      'confirmed',
    ],
  ] as const)('%s', (_, of, answers, way) => {
    expect(afterConfirm({ frame: of, answers })).toBe(way)
    expect([signs({ frame: of, answers }), isReviewed({ frame: of, answers })]).toEqual([way === 'unsigned', way === 'review'])
  })

  test('B-05 what may be sent back is typed or uploaded: no choice, no photo, nothing of the account', () => {
    const answers = { level: '考全科', specialty: '建筑工程', method: 'decline', proof_work: 'a', photo: 'b' }
    const questions = judgedQuestions({ frame: both, answers })
    expect(questions.filter(({ must }) => must)).toEqual([
      { field: 'proof_work', label: '专业工作年限证明', must: true, files: [] },
    ])
    const fields = questions.map(({ field }) => field)
    expect(fields).toContain('school')
    for (const never of ['level', 'specialty', 'method', 'photo', 'name', 'idNumber']) expect(fields).not.toContain(never)
  })
})

describe('B-05 a return as the desk posts it', () => {
  test('names what is wrong, each with why; every other field of the page is left out', () => {
    const posted = {
      opinion: ' 请修改 ',
      case: 'x',
      move: 'return',
      'judged.a': 'ok',
      'judged.b': 'wrong',
      'why.b': '不清楚',
      'judged.c': 'maybe',
    }
    expect(returnSchema.parse(posted)).toEqual({
      opinion: '请修改',
      judged: [
        { field: 'a', verdict: 'ok' },
        { field: 'b', verdict: 'wrong' },
      ],
      wrong: [{ field: 'b', why: '不清楚' }],
      marks: [],
    })
  })

  test.each([
    undefined,
    null,
    7,
    [],
    {},
    { opinion: '' },
    { opinion: 'x', 'judged.b': 'wrong' },
    { opinion: 'x', 'judged.b': 'wrong', 'why.b': '长'.repeat(201) },
  ])('refuses %j', (posted) => {
    expect(returnSchema.safeParse(posted).success).toBe(false)
  })

  test('reads in the words and the order of the form', () => {
    const form = registrationForm(both)
    const returned = [
      { field: 'proof_work', why: '没有盖章' },
      { field: 'employer', why: '不一致' },
      { field: 'gone', why: '?' },
    ]
    expect(checklistOf(form, { wrong: returned, changed: ['employer'] })).toEqual([
      { field: 'employer', step: 'details', label: '工作单位', why: '不一致', isChanged: true },
      { field: 'proof_work', step: 'proof', label: '专业工作年限证明', why: '没有盖章', isChanged: false },
    ])
    expect(checklistOf(form, null)).toEqual([])
  })
})

test('E-20 a fee is a range where it depends on what is chosen', () => {
  const paper = (subject: string, levels: string[] | null, feeFen: number) => ({ subject, levels, specialties: null, feeFen })
  const exam = {
    session: { feeFen: 1000, choiceBy: 'subjects', features: { rollingYears: 2 } },
    choices: both.choices.map((choice) => ({ ...choice, feeFen: 0 })),
    papers: [paper('管理', ['考全科'], 6500), paper('法规', null, 6000)],
  }
  expect(feeRange(exam)).toEqual({ from: 7000, to: 13_500 })
  expect(feeRange({ ...exam, session: { ...exam.session, features: { rollingYears: 1 } } })).toEqual({ from: 7000, to: 13_500 })
  expect(feeRange({ ...exam, choices: [] })).toEqual({ from: 1000, to: 1000 })
})

describe('E-09 我的考试 of a 职业资格考试', () => {
  const at = (text: string) => new Date(`${text}+08:00`)
  const windows = {
    registration: { from: at('2020-09-07T09:00'), to: at('2020-09-18T17:00') },
    payment: { from: at('2020-09-07T09:00'), to: at('2020-09-21T17:00') },
    applicationForm: { from: at('2020-09-07T09:00'), to: at('2020-09-28T17:00') },
    admitCard: { from: at('2020-11-23T09:00'), to: at('2020-11-28T09:00') },
  }
  const view = (state: string, change: Partial<RegistrationInput>, when = at('2020-09-10T12:00')) =>
    registrationView(
      {
        ...{ id: 'c', number: '1', sessionId: 's', form: registrationForm(both), windows, seated: false },
        head: { state, dueAt: state === 'confirmed' || state === 'review' ? windows.payment.to : windows.registration.to },
        registration: { level: '考全科', specialty: '建筑工程', confirmedAt: at('2020-09-08T10:00'), paidAt: null },
        answers: { level: '考全科', specialty: '建筑工程', method: change.signs ? 'commit' : 'decline' },
        examStartsAt: at('2020-11-28T09:00'),
        ...change,
      },
      when,
    )
  const operation = (one: ReturnType<typeof view>, label: string) => one.operations.find((each) => each.label === label)
  const point = (one: ReturnType<typeof view>) => one.line.find(({ state }) => state === 'now' || state === 'missed')

  test('签署承诺书 and 撤回承诺 in their time, and then why not', () => {
    const unsigned = view('unsigned', { signs: true })
    expect(operation(unsigned, '签署承诺书')?.href).toBe('/exams/s/sign')
    expect(operation(unsigned, '网上缴费')?.reason).toBe('签署承诺书后缴费')
    expect([unsigned.todo, point(unsigned)?.label]).toEqual(['签署承诺书，最晚 9月18日 17:00', '签署承诺书'])
    const signed = view('confirmed', { signs: true })
    expect(operation(signed, '撤回承诺')?.href).toBe('/exams/s/withdraw')
    expect(point(signed)?.label).toBe('网上缴费')
    expect(operation(view('confirmed', { signs: true }, windows.registration.to), '撤回承诺')?.reason).toBe(
      '已于 9月18日 17:00 截止',
    )
    expect(operation(view('confirmed', { isReviewed: true }), '撤回承诺')).toBeUndefined()
  })

  test('待上传, 待审核, 退回, 不通过: what is to be done, or that somebody else acts', () => {
    const proving = view('proving', { isReviewed: true })
    expect(operation(proving, '上传证明材料')?.href).toBe('/exams/s/proof')
    const review = view('review', { isReviewed: true })
    expect([review.todo, review.dueAt, point(review)]).toEqual([null, null, { label: '审核', note: '审核中', state: 'now' }])
    const returned = view('returned', {
      isReviewed: true,
      round: { wrong: [{ field: 'proof_work', why: '没有盖章' }], changed: [], reasons: [] },
    })
    expect(returned.returned).toMatchObject([{ label: '专业工作年限证明', why: '没有盖章', isChanged: false }])
    expect(operation(returned, '修改')?.href).toBe('/exams/s/proof')
    const rejected = view('rejected', { isReviewed: true })
    expect([point(rejected), operation(rejected, '网上缴费')?.reason]).toEqual([
      { label: '审核', note: '不通过', state: 'missed' },
      '审核不通过',
    ])
  })

  test('自动放弃 stands where it was given up', () => {
    const gaveUp = (from: string) => point(view('abandoned', { signs: true, abandonedFrom: from }))?.label
    expect([gaveUp('unsigned'), gaveUp('confirmed')]).toEqual(['签署承诺书', '网上缴费'])
  })
})
