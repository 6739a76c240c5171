import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordOf } from '@/lib/sandbox/education'
import { certificateNumber, isCertificateNumber } from '@/lib/text/certificate-number'
import { checkStep, stepOf } from '@/lib/workflow/form'
import { levelForm } from './form'
import { differencesOf, type EducationLevel, mayRegister, missingProofs, nextStepWords, owesReport, type Standing } from './rules'

const level: EducationLevel = {
  id: 'one',
  level: '本科',
  degree: '学士',
  school: '深圳大学',
  major: '土木工程',
  startedOn: '2008-09',
  endedOn: '2012-07',
  mode: '全日制',
  abroad: false,
  certificate: '1059**************00',
  degreeCertificate: null,
  standing: 'passed',
  reason: 'answer',
  answeredAt: null,
  record: null,
  proof: null,
}
const proof = { kind: 'scan' as const, materialId: 'm', name: 'x.pdf', attachedAt: new Date() }

describe('E-14 what the answers mean', () => {
  test('E-14 nobody registers before an answer, nor without any level; whatever the answer is, one may', () => {
    expect(mayRegister([])).toMatchObject([{ href: '/profile/dossier' }])
    expect(mayRegister([level, { ...level, standing: 'waiting' }])).toMatchObject([
      { message: expect.stringContaining('正在核查') },
    ])
    for (const standing of ['passed', 'failed', 'onsite'] as const) expect(mayRegister([{ ...level, standing }])).toEqual([])
  })

  test('E-14 who did not pass uploads a proof; a scan alone leaves the report owed', () => {
    expect(missingProofs([level, { ...level, standing: 'waiting' }])).toEqual([])
    expect(missingProofs([{ ...level, standing: 'failed' }])).toMatchObject([
      { message: expect.stringContaining('合并为一个 PDF') },
    ])
    expect(missingProofs([{ ...level, standing: 'onsite', abroad: true }])).toMatchObject([
      { message: expect.stringContaining('留学服务中心') },
    ])
    expect(missingProofs([{ ...level, standing: 'failed', proof }])).toEqual([])
    expect(owesReport({ standing: 'failed', proof })).toBe(true)
    expect(owesReport({ standing: 'failed', proof: { ...proof, kind: 'report' } })).toBe(false)
    expect(owesReport({ standing: 'passed', proof })).toBe(false)
  })

  test('E-14 each answer says what to do next, in the manual’s words', () => {
    const next = (standing: Standing, more = {}) => nextStepWords({ ...level, standing, ...more })
    expect(next('failed')).toMatch(/学信网.*验证\/认证.*原件合并为一个 PDF.*10 个工作日/)
    expect(next('onsite')).toBe(next('failed'))
    expect(next('onsite', { abroad: true, reason: 'abroad' })).toMatch(/留学服务中心.*认证书/)
    expect(next('onsite', { reason: 'late' })).toMatch(/^学信网 24 小时内没有答复/)
    expect(next('waiting')).toContain('24 小时')
  })
})

describe('E-14 what 学信网 has beside what was typed', () => {
  test.each([
    ['nothing', {}, []],
    [
      'the same in other words',
      { level: '大学本科', mode: '普通全日制', from: '2008年9月', to: '2012-07-01', school: '深圳 大学' },
      [],
    ],
    ['another major and month', { major: '工程管理', to: '2013-01' }, ['所学专业', '毕业年月']],
    ['a year alone', { to: '2012' }, ['毕业年月']],
    ['blanks', { school: ' ', major: '' }, []],
  ])('E-14 %s', (_, record, parts) => {
    expect(differencesOf({ ...level, record }).map(({ part }) => part)).toEqual(parts)
  })

  test('E-14 专科 is 大专, 硕士 is 硕士研究生', () => {
    expect(differencesOf({ ...level, level: '大专', record: { level: '专科' } })).toEqual([])
    expect(differencesOf({ ...level, level: '硕士研究生', record: { level: '硕士' } })).toEqual([])
    expect(differencesOf({ ...level, level: '大专', record: { level: '本科' } })).toHaveLength(1)
  })

  test('Q-62 a record is made from the number, the same each time', () => {
    expect(differencesOf({ ...level, record: recordOf('105901201205000000') })).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (number) => {
        expect(recordOf(number)).toEqual(recordOf(number))
      }),
    )
  })
})

describe('E-10 what is asked of a level', () => {
  const step = stepOf(levelForm('2020-08'), 'level')
  const typed = {
    abroad: 'no',
    level: '本科',
    degree: '学士',
    school: '深圳大学',
    major: '土木工程',
    startedOn: '2008-09',
    endedOn: '2012-07',
    mode: '全日制',
    certificate: '105901201205000000',
  }
  test.each([
    ['all right', {}, []],
    ['full-width digits and spaces', { certificate: '１０５９０ 1201205 000000' }, []],
    ['an old number with words', { certificate: '粤高教专字第1996-0123号' }, []],
    [
      'nothing',
      Object.fromEntries(Object.keys(typed).map((name) => [name, ''])),
      Object.keys(typed).filter((name) => name !== 'certificate'),
    ],
    ['no number', { certificate: '' }, ['certificate']],
    ['markup for a number', { certificate: '<b>1234</b>' }, ['certificate']],
    ['a diploma of next month', { endedOn: '2020-09' }, ['endedOn']],
    ['an end before the beginning', { startedOn: '2013-09' }, ['endedOn']],
    ['a level that is none', { level: '__proto__' }, ['level']],
    ['no number, abroad', { abroad: 'yes', certificate: '' }, []],
    ['a number of the degree', { degreeCertificate: '１０５９０４2012000001' }, []],
    ['a wrong number of the degree', { degreeCertificate: '!' }, ['degreeCertificate']],
  ])('E-10 %s', (_, change, wrong) => {
    expect(Object.keys(checkStep(step, { ...typed, ...change }))).toEqual(wrong)
  })

  test('E-10 an edit keeps the numbers where none are typed', () => {
    const kept = stepOf(levelForm('2020-08', { certificateSealed: 'x', degreeCertificateSealed: null }), 'level')
    expect(checkStep(kept, { ...typed, certificate: '' })).toEqual({})
    expect(checkStep(kept, { ...typed, certificate: '?' })).toHaveProperty('certificate')
  })

  test('E-10 a number is the same however it is spaced', () => {
    expect(certificateNumber('１０５９－０１ 2012 05 00000a')).toBe('10590120120500000A')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const number = certificateNumber(text)
        expect(certificateNumber(number)).toBe(number)
        isCertificateNumber(number)
      }),
    )
  })
})
