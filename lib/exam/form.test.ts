import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answers,
  answerRows,
  checkStep,
  fieldsOf,
  firstIncompleteStep,
  isRequired,
  mayOpenStep,
  nextStep,
  optionsOf,
  previousStep,
  stepOf,
  visibleSteps,
} from '@/lib/workflow/form'
import { checkRegistrationStep } from './check-step'
import { letterField, type RegistrationFrame, registrationForm } from './form'

const frame: RegistrationFrame = {
  letters: [
    { id: 'health-2', key: 'health', title: '健康承诺书', needsTick: false },
    { id: 'integrity-1', key: 'integrity', title: '诚信承诺书', needsTick: true },
  ],
  choices: [
    { level: '助理级', specialty: '园林' },
    { level: '中级', specialty: '园林' },
    { level: '中级', specialty: '标准化' },
  ],
  month: '2026-03',
}
const form = registrationForm(frame)
const details = stepOf(form, 'details')

const right: Answers = {
  [letterField('health')]: 'health-2',
  [letterField('integrity')]: 'integrity-1',
  photo: 'photo-id',
  ethnicity: '汉族',
  politicalStatus: '群众',
  household: 'elsewhere',
  socialInsurance: 'yes',
  socialInsuranceMonths: '36',
  education: '本科',
  degree: '学士',
  school: '深圳大学',
  major: '土木工程',
  graduatedAt: '2012-07',
  studyMode: '全日制',
  employer: '深圳市某某建筑有限公司',
  employerKind: '企业',
  currentField: '建筑施工',
  yearsOfWork: '8',
  currentTitle: '助理工程师',
  titleGainedAt: '2016-12',
  address: '深圳市福田区深南大道 1 号',
  postcode: '518000',
  email: 'candidate@example.com',
  emergencyName: '李四',
  emergencyMobile: '13900139000',
  level: '中级',
  specialty: '标准化',
}

const tooLong = '长'.repeat(2001)

/** By field: what is wrong, and what is right though it looks odd. */
const table: Record<string, { wrong: string[]; right: string[] }> = {
  photo: { wrong: [''], right: ['x'] },
  ethnicity: { wrong: [tooLong], right: ['', '维吾尔族', ' 汉族 '] },
  politicalStatus: { wrong: ['无党派人士士', tooLong], right: ['', '中共党员'] },
  household: { wrong: ['', '深圳', 'SHENZHEN', tooLong], right: ['shenzhen', 'elsewhere'] },
  socialInsurance: { wrong: ['', '是', tooLong], right: ['yes'] },
  socialInsuranceMonths: { wrong: ['', '-1', '1.5', '721', '十二', '1e2', tooLong], right: ['0', '720', ' 12 ', '１２'] },
  education: { wrong: ['', '小学', tooLong], right: ['博士研究生', '高中及以下'] },
  degree: { wrong: ['院士', tooLong], right: ['', '无'] },
  school: { wrong: ['', '   ', '\u3000', '校'.repeat(61), tooLong], right: ['校'.repeat(60), '𠮷林大学', '㛃㛃学院'] },
  major: { wrong: ['', '\t\n', tooLong], right: ['土木工程（道桥方向）'] },
  graduatedAt: {
    wrong: ['', '2012', '2012-13', '2012-00', '2026-04', '1939-07', '2012/07', '12-07', tooLong],
    right: ['2026-03', '1940-01', ' 2012-07 '],
  },
  studyMode: { wrong: ['', '脱产', tooLong], right: ['自学考试'] },
  employer: { wrong: ['', ' ', tooLong], right: ["A&B <Co.> 'x'", '𬭛𬬻公司'] },
  employerKind: { wrong: ['公务员', tooLong], right: ['', 'civil-servant'] },
  currentField: { wrong: ['', tooLong], right: ['施工'] },
  yearsOfWork: { wrong: ['', '-3', '61', '八', '8.5', 'Infinity', '0x10', tooLong], right: ['0', '60', '008'] },
  currentTitle: { wrong: [tooLong], right: ['工程师'] },
  titleGainedAt: { wrong: ['2026-04', '去年', '2016-1', tooLong], right: ['2016-12'] },
  address: { wrong: ['', '址'.repeat(121), tooLong], right: ['址'.repeat(120)] },
  postcode: { wrong: ['51800', '5180000', '５１８０００', 'abcdef', tooLong], right: ['', '518000'] },
  email: { wrong: ['', 'x', 'a@b', 'a b@c.cn', '@c.cn', 'a@c.cn,b@c.cn', tooLong], right: ['a.b+c@example.com.cn', ' a@c.cn '] },
  emergencyName: { wrong: [tooLong], right: ['古丽·买买提'] },
  emergencyMobile: { wrong: ['12345678901', '1380013800', '138001380000', '+8613800138000', tooLong], right: ['13800138000'] },
}

describe('E-04 Q-10 报名信息, field by field', () => {
  test('the table asks about every typed field', () => {
    const typed = Object.entries(fieldsOf(details)).flatMap(([name, field]) => (field.as === 'account' ? [] : [name]))
    expect(Object.keys(table).sort()).toEqual(typed.sort())
  })

  test('complete answers pass', () => {
    expect(checkStep(details, right)).toEqual({})
  })

  test.each(Object.entries(table))('%s', (name, { wrong, right: odd }) => {
    for (const value of wrong) {
      const problem = checkStep(details, { ...right, [name]: value })[name]
      expect(problem, `${name} = ${JSON.stringify(value.slice(0, 40))}`).toMatch(/^\p{Script=Han}/u)
    }
    for (const value of odd) expect(checkStep(details, { ...right, [name]: value })[name], `${name} = ${value}`).toBeUndefined()
  })

  test('what is starred is exactly what may not be empty', () => {
    for (const [name, field] of Object.entries(fieldsOf(details))) {
      if (field.as === 'account') continue
      const alone = checkStep(details, { ...right, emergencyName: '', currentTitle: '', [name]: '' })[name]
      expect(isRequired(field), name).toBe(alone !== undefined)
    }
  })

  test('account fields are never asked and never refused', () => {
    expect(checkStep(details, { ...right, name: '', idNumber: 'x', mobile: tooLong })).toEqual({})
  })

  test('months of insurance are asked only where there is one', () => {
    expect(checkStep(details, { ...right, socialInsurance: 'no', socialInsuranceMonths: '' })).toEqual({})
    expect(checkStep(details, { ...right, socialInsurance: 'no', socialInsuranceMonths: '乱填' })).toEqual({})
  })

  test('across fields: a title has its date, an emergency contact a mobile', () => {
    expect(Object.keys(checkStep(details, { ...right, titleGainedAt: '' }))).toEqual(['titleGainedAt'])
    expect(Object.keys(checkStep(details, { ...right, emergencyMobile: ' ' }))).toEqual(['emergencyMobile'])
    expect(checkStep(details, { ...right, currentTitle: '', titleGainedAt: '', emergencyName: '', emergencyMobile: '' })).toEqual(
      {},
    )
  })
})

describe('E-05 级别 and 专业', () => {
  const choice = stepOf(form, 'choice')
  test('the specialties follow the level', () => {
    const specialty = fieldsOf(choice).specialty
    const offered = (level: string) => (specialty ? optionsOf(specialty, { level }).map((option) => option.value) : [])
    expect([offered('助理级'), offered('中级'), offered('副高级'), offered('')]).toEqual([['园林'], ['园林', '标准化'], [], []])
  })

  test.each([
    ['中级', '标准化', []],
    ['助理级', '标准化', ['specialty']],
    ['助理级', '', ['specialty']],
    ['', '园林', ['level', 'specialty']],
    ['院士级', '园林', ['level', 'specialty']],
    ['toString', 'x', ['level', 'specialty']],
    ['__proto__', 'x', ['level', 'specialty']],
  ])('%s and %s: wrong are %j', (level, specialty, wrong) => {
    expect(Object.keys(checkStep(choice, { level, specialty })).sort()).toEqual(wrong)
  })
})

describe('E-02 the letters', () => {
  test('agreeing is to the version shown; an older one does not count', () => {
    const integrity = stepOf(form, 'integrity')
    expect(checkStep(integrity, { [letterField('integrity')]: 'integrity-1' })).toEqual({})
    for (const agreed of ['', 'integrity-0', 'health-2', 'on'])
      expect(checkStep(integrity, { [letterField('integrity')]: agreed })).toEqual({
        letter_integrity: expect.stringContaining('同意'),
      })
    expect(checkStep(stepOf(form, 'health'), {})).toEqual({ letter_health: expect.stringContaining('下一步') })
  })

  test('a new version opens its step again', () => {
    const [health] = frame.letters
    const renewed = registrationForm({
      ...frame,
      letters: health ? [{ ...health, id: 'health-3' }, ...frame.letters.slice(1)] : [],
    })
    expect(firstIncompleteStep(form, right)).toBeNull()
    expect(firstIncompleteStep(renewed, right)).toBe('health')
  })
})

describe('E-06 Q-10 steps in order', () => {
  test('no step opens before those ahead of it are complete', () => {
    const { employer: _, ...partly } = right
    expect(visibleSteps(form, {})).toEqual(['health', 'integrity', 'details', 'choice'])
    expect(firstIncompleteStep(form, partly)).toBe('details')
    expect(['health', 'details', 'choice', 'nothing', '__proto__'].map((step) => mayOpenStep(form, partly, step))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([
      nextStep(form, right, 'choice'),
      nextStep(form, right, 'health'),
      previousStep(form, right, 'health'),
      previousStep(form, right, 'choice'),
    ]).toEqual([null, 'integrity', null, 'details'])
  })

  test('the summary shows words, not codes, leaves out letters and photo, and marks what is secret', () => {
    const rows = answerRows(form, { ...right, name: '𠮷野㛃', idNumber: '440300199001010000' })
    expect(rows.find((row) => row.field === 'household')?.answer).toBe('深圳以外')
    expect(rows.find((row) => row.field === 'name')?.answer).toBe('𠮷野㛃')
    expect(rows.some((row) => row.field === 'photo' || row.field.startsWith('letter_'))).toBe(false)
    expect(rows.filter((row) => row.secret).map((row) => row.field)).toEqual(['idNumber', 'mobile', 'emergencyMobile'])
  })
})

describe('Q-11 no strings whatever break the form', () => {
  const names = [...Object.keys(right), '__proto__', 'constructor', 'toString']
  const strings = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('\u0000', '\ud840', tooLong, '__proto__', ...Object.values(right)),
  )
  const someAnswers = fc.dictionary(fc.constantFrom(...names), strings)

  test('a step answers with Chinese problems about its own visible fields', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(form.steps), 'nothing', '__proto__'), someAnswers, (step, answers) => {
        const problems = checkRegistrationStep(step, frame, answers)
        const own = Object.hasOwn(form.steps, step) ? Object.keys(fieldsOf(stepOf(form, step))) : []
        for (const [name, problem] of Object.entries(problems)) {
          expect(own).toContain(name)
          expect(problem).toMatch(/\p{Script=Han}/u)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('the way through the form is always one of its steps, and rows can always be read', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const stands = firstIncompleteStep(form, answers)
        expect(stands === null || Object.hasOwn(form.steps, stands)).toBe(true)
        expect(answerRows(form, answers).every((row) => typeof row.answer === 'string')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
