import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilService } from '@/db/seed/civil-service'
import { seededConditions } from '@/db/seed/exam-conditions'
import { type Answers, answerRows, checkStep, fieldsOf, isRequired, stepOf } from '@/lib/workflow/form'
import { type RegistrationFrame, registrationForm } from '../form'
import { rulesTold } from '../rules'
import { standardSections } from './choice'
import { sectionLibrary } from './library'
import { sectionsSchema } from './schema'

const frame: RegistrationFrame = { letters: [], choices: [{ level: '中级', specialty: '园林' }], month: '2020-11' }
const sections = civilService.session.features?.sections
const form = registrationForm({ ...frame, sections, position: true })
const details = stepOf(form, 'details')

const bachelor = {
  level: '本科',
  mode: '全日制',
  from: '2010-09',
  to: '2014-07',
  school: '深圳大学',
  major: '法学',
  degree: '学士',
}
const master = {
  level: '硕士研究生',
  mode: '全日制',
  from: '2014-09',
  to: '2017-06',
  school: '中山大学',
  major: '行政法学',
  degree: '硕士',
}
const job = { from: '2017-07', organisation: '深圳市某某律师事务所', post: '律师助理' }
const parent = { relation: '母亲', memberName: '欧阳兰', organisation: '退休' }
const answers = (change: Answers = {}): Answers => ({
  photo: 'photo-id',
  ethnicity: '汉族',
  politicalStatus: '群众',
  householdPlace: '广东省深圳市福田区',
  education: '硕士研究生',
  studies: JSON.stringify([bachelor, master]),
  employer: '深圳市某某律师事务所',
  jobs: JSON.stringify([job]),
  family: JSON.stringify([parent]),
  address: '深圳市福田区深南大道 1 号',
  postcode: '518000',
  email: 'candidate@example.com',
  ...change,
})
const problems = (change: Answers) => checkStep(details, answers(change))

describe('E-04 O-10 which sections an exam asks for is data', () => {
  test('without a word, those of 职称考评结合专业知识考试, every field as the spec lists it', () => {
    const asked = stepOf(registrationForm(frame), 'details').sections.map(({ title, fields }) => [
      title,
      Object.values(fields).map((field) => (isRequired(field) && field.as !== 'photo' ? `${field.label}*` : field.label)),
    ])
    expect(asked).toEqual([
      ['本人信息', ['上传照片', '姓名', '性别', '证件号码', '手机号码', '民族', '政治面貌']],
      ['户籍与社保', ['户籍所在地*', '是否在深缴纳社保*', '在深缴纳社保月数*']],
      ['学历', ['最高学历*', '学位', '毕业学校*', '所学专业*', '毕业时间*', '学习形式*']],
      ['工作', ['工作单位*', '单位性质', '现从事专业*', '从事本专业年限*', '现有职称', '取得时间']],
      ['联系方式', ['通讯地址*', '邮政编码', '电子邮箱*', '紧急联系人', '紧急联系人手机']],
    ])
    expect(sectionsSchema.parse(standardSections)).toEqual(standardSections)
  })

  test('the civil-service exam asks for history and family, and what it says must be filled', () => {
    expect(sectionsSchema.parse(sections)).toEqual(sections)
    expect(details.sections.map(({ title }) => title)).toEqual([
      '本人信息',
      '户籍',
      '学历与学习经历',
      '工作与工作经历',
      '家庭成员',
      '联系方式',
    ])
    const required = Object.entries(fieldsOf(details)).flatMap(([name, field]) => (isRequired(field) ? [name] : []))
    expect(required).toEqual(
      'photo ethnicity politicalStatus householdPlace education studies employer address postcode email'.split(' '),
    )
    expect(problems({})).toEqual({})
    expect(problems({ postcode: '' })).toEqual({ postcode: '请填写邮政编码' })
    expect(problems({ politicalStatus: '', ethnicity: ' ' })).toEqual({
      politicalStatus: '请选择政治面貌',
      ethnicity: '请填写民族',
    })
    expect(problems({ postcode: '5180' })).toEqual({ postcode: '邮政编码是 6 位数字' })
  })

  test('an officer may leave out fields and ask others of nobody; checks of what is not asked are silent', () => {
    const chosen = sectionsSchema.parse([
      { section: 'personal' },
      { section: 'work', fields: ['employer', 'currentTitle'], required: { employer: false } },
    ])
    const step = stepOf(registrationForm({ ...frame, sections: chosen }), 'details')
    expect(Object.keys(step.sections[1]?.fields ?? {})).toEqual(['employer', 'currentTitle'])
    expect(checkStep(step, { photo: 'x', currentTitle: '工程师' })).toEqual({})
    expect(checkStep(step, { photo: 'x', employer: '长'.repeat(61) })).toEqual({ employer: '请控制在 60 个字以内' })
  })

  test('what the library does not have, what is asked twice and what may not be missing is refused', () => {
    const personal = { section: 'personal' }
    const refused: [unknown, string][] = [
      [[], '不能去掉'],
      [[{ section: 'insurance' }], '不能去掉'],
      [[{ section: 'personal', fields: ['photo', 'name'] }], '不能去掉'],
      [[personal, { section: 'hobbies' }], '没有这个部分'],
      [[personal, { section: '__proto__' }], '没有这个部分'],
      [[personal, { section: 'contact', fields: ['employer'] }], '没有项目 employer'],
      [[personal, { section: 'contact', fields: [] }], '至少选一项'],
      [[personal, { section: 'contact', fields: ['email', 'email'] }], '只能选一次'],
      [[personal, { section: 'contact' }, { section: 'contact' }], '问了两次'],
      [[personal, { section: 'studies' }, { section: 'highestEducation' }], '问了两次'],
      [[{ section: 'personal', required: { photo: false } }], '不用设置'],
    ]
    for (const [choices, message] of refused) {
      const parsed = sectionsSchema.safeParse(choices)
      expect(parsed.success, message).toBe(false)
      expect(parsed.error?.issues.map((issue) => issue.message).join(), JSON.stringify(choices)).toContain(message)
    }
  })

  test('a posted page of the longest form fits into what is read of a post', () => {
    for (const { fields } of Object.values(sectionLibrary))
      for (const [name, field] of Object.entries<ReturnType<typeof fields>[string]>(fields('2020-11')))
        expect(`${name}.99.${field.label}`.length).toBeLessThan(60)
    const count = Object.values(fieldsOf(details)).reduce(
      (sum, field) => sum + 2 + Object.keys(field.columns ?? {}).length * (field.max ?? 0),
      0,
    )
    expect(count).toBeLessThan(280)
  })
})

describe('E-04 every level of education from 大专 up', () => {
  test('at least one, each with school, major and months in order', () => {
    expect(problems({ studies: '' })).toEqual({ studies: '请至少填写一段学习经历' })
    const wrong = { ...master, level: '高中', school: ' ', from: '2020-12', degree: '院士' }
    expect(problems({ studies: JSON.stringify([bachelor, wrong]) })).toEqual({
      'studies.1.level': '请从列出的选项中选择',
      'studies.1.school': '请填写毕业学校',
      'studies.1.from': '不能晚于本月，请核对',
      'studies.1.degree': '请从列出的选项中选择',
    })
    const backwards = { ...master, from: '2017-06', to: '2017-06' }
    expect(problems({ studies: JSON.stringify([bachelor, backwards]) })).toEqual({
      'studies.1.to': '毕业年月要晚于开始年月，请核对',
    })
  })

  test('who graduates next year may register, who graduates later may not', () => {
    const until = (to: string) => problems({ studies: JSON.stringify([bachelor, { ...master, from: '2018-09', to }]) })
    expect([until('2021-07'), until('2022-01')]).toEqual([{}, { 'studies.1.to': '请核对毕业年月' }])
  })

  test('the highest education is among them, and none is higher', () => {
    expect(problems({ education: '博士研究生' }).studies).toContain('最高学历选了“博士研究生”')
    expect(problems({ education: '本科' }).education).toContain('更高的学历“硕士研究生”')
    expect(problems({ education: '高中及以下' })).toEqual({ education: '请从列出的选项中选择' })
  })

  test('work and family may be left out; what is begun must be right', () => {
    expect(problems({ jobs: '', family: '[{},{"memberName":" "}]' })).toEqual({})
    expect(problems({ jobs: JSON.stringify([{ ...job, to: '2016-01' }]) })).toEqual({
      'jobs.0.to': '结束年月要晚于开始年月，请核对',
    })
    expect(problems({ family: '[{"memberName":"甲"}]' })).toEqual({ 'family.0.relation': '请选择称谓' })
    expect(problems({ employer: '' })).toEqual({ employer: '请填写工作单位' })
  })

  test('E-07 the summary reads them one by one', () => {
    const rows = answerRows(form, answers()).filter(({ section }) => section === '学历与学习经历')
    expect(rows.map(({ question }) => question)).toEqual(['最高学历', '学习经历 1', '学习经历 2'])
    expect(rows[2]?.answer).toContain('所学专业：行政法学\n学位：硕士')
  })

  test('Q-11 no answers whatever make the checks throw', () => {
    const any = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.dictionary(fc.constantFrom('level', 'from', 'to'), fc.string())).map((rows) => JSON.stringify(rows)),
    )
    fc.assert(
      fc.property(
        any,
        any,
        any,
        (studies, jobs, education) => void [problems({ studies, jobs, education }), answerRows(form, { studies, jobs })],
      ),
    )
  })
})

test('E-07 each exam tells its own rules before confirming', () => {
  expect(rulesTold({}, seededConditions['title-knowledge-2020'] ?? null)).toContain('没有国籍限制。')
  expect(rulesTold({}, null)).toEqual([])
  expect(rulesTold(civilService.session.features ?? {}, null).join()).toContain('每人只能报考一个职位')
})
