import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededConditions } from '@/db/seed/exam-conditions'
import { emptyLine, lineFields, showLine } from '../config/condition-line'
import { readLine } from '../config/read-line'
import { clauseWords } from './clause-words'
import { type Conditions, clausesTold, conditionsSchema, type Leaf, leavesOf, type Rule } from './conditions'
import { judgeChoices } from './judge'
import { rulesOf, type Way, waysOf } from './ways'

const clause = fc.constantFrom('甲。', '乙。')
const work = fc.record(
  { years: fc.integer({ min: 0, max: 40 }), field: fc.constantFrom('施工', '经济'), after: fc.constant(true) },
  { requiredKeys: ['years'] },
)
const leaf = (): fc.Arbitrary<Leaf> =>
  fc.oneof(
    fc.record(
      {
        kind: fc.constant('education' as const),
        atLeast: fc.constantFrom('大专' as const, '本科' as const),
        degree: fc.constant('学士' as const),
        majors: fc.record({ of: fc.constant('工程类'), alike: fc.boolean() }),
        fullTime: fc.constant(true),
        monthsAhead: fc.integer({ min: 0, max: 24 }),
        work,
        clause,
      },
      { requiredKeys: ['kind', 'atLeast', 'clause'] },
    ),
    fc.record(
      {
        kind: fc.constant('certificate' as const),
        names: fc.constantFrom<string[]>(['中级职称'], ['中级职称', '高级职称']),
        years: fc.integer({ min: 0, max: 20 }),
        work,
        clause,
      },
      { requiredKeys: ['kind', 'names', 'clause'] },
    ),
    fc.record({ kind: fc.constantFrom('employed' as const, 'not-civil-servant' as const, 'household' as const), clause }),
    fc.record({
      kind: fc.constant('insured' as const),
      months: fc.integer({ min: 1, max: 720 }),
      fewer: fc.constantFrom('failed' as const, 'review' as const),
      clause,
    }),
  )
const whom = fc.constantFrom<Way['whom']>(
  'everyone',
  { levels: ['中级'], specialties: null },
  { levels: null, specialties: ['金融'] },
  { levels: null, specialties: null },
)
const lines = fc.array(
  fc.record(
    {
      whom,
      joins: fc.constantFrom('and' as const, 'or' as const, 'with' as const),
      leaves: leaf().map((one) => [one]),
      told: fc.constantFrom('几种。', '几种办法。'),
      toldMend: fc.constant('怎么办。'),
      whole: fc.constantFrom('合起来。', '一种办法。'),
    },
    { requiredKeys: ['whom', 'joins', 'leaves'] },
  ),
  { maxLength: 12 },
)
const catalogues = { 工程类: { majors: ['土木工程'], alike: ['消防工程'] } }
const known = { levels: ['中级'], specialties: ['金融'], catalogues: ['工程类'] }
const typedAgain = (way: Way): Way => {
  const { line, problems } = readLine(showLine(way, 1), known)
  expect(problems).toEqual({})
  if (!line) throw new Error('nothing was read')
  return line.way
}

describe('O-10 conditions as lines', () => {
  test('the same lines come of the conditions that they made, and of the texts that they are shown as', () => {
    fc.assert(
      fc.property(lines, (ways) => {
        const made = { source: '文件', catalogues, notes: [], ...rulesOf(ways) }
        expect(conditionsSchema.safeParse(made).success).toBe(true)
        const shown = waysOf(made)
        expect(leavesOf(made)).toHaveLength(ways.length)
        expect(rulesOf(shown)).toEqual(rulesOf(ways))
        expect(shown.map(typedAgain)).toEqual(shown)
      }),
    )
  })

  test('words of a group are told as before after they were shown and saved, those of a group within a group as well', () => {
    const group = (part: fc.Arbitrary<Rule>) =>
      fc.record(
        {
          kind: fc.constantFrom('all' as const, 'any' as const),
          of: fc.array(part, { minLength: 1, maxLength: 3 }),
          clause: fc.constantFrom('须全部符合下列条件。', '符合下列条件之一。'),
          mend: fc.constant('请核对。'),
        },
        { requiredKeys: ['kind', 'of'] },
      )
    const inner = fc.oneof(leaf(), group(leaf()))
    fc.assert(
      fc.property(fc.oneof(inner, group(inner)), (rule) => {
        const before = { source: '文件', catalogues, notes: [], everyone: rule, choices: [] }
        const after = { ...before, ...rulesOf(waysOf(before).map(typedAgain)) }
        expect(conditionsSchema.safeParse(after).success).toBe(true)
        expect(new Set(clausesTold(after))).toEqual(new Set(clausesTold(before)))
      }),
    )
  })

  test('an all with words of its own is saved as it was, at the top, in a list, and as one of several ways', () => {
    const employed: Leaf = { kind: 'employed', clause: '有工作单位。' }
    const local: Leaf = { kind: 'household', clause: '有本市户籍。' }
    const servant: Leaf = { kind: 'not-civil-servant', clause: '不是公务员。' }
    const both: Rule = { kind: 'all', of: [employed, local], clause: '在本市有工作单位和户籍。' }
    for (const everyone of [
      both,
      { kind: 'all', of: [both, servant] },
      { kind: 'all', of: [{ kind: 'any', of: [both, servant] }] },
      { kind: 'any', of: [servant, both], clause: '下列两种办法之一。', mend: '请核对。' },
    ] satisfies Rule[]) {
      const shown = waysOf({ everyone, choices: [] }).map(typedAgain)
      const saved = rulesOf(shown).everyone
      const isBare = everyone.kind === 'all' && !('clause' in everyone) && everyone.of.length === 1
      expect(saved).toEqual(isBare ? everyone.of[0] : everyone)
    }
  })

  test('words written on a later line of the same ways are not lost', () => {
    const way = (joins: Way['joins'], kind: 'employed' | 'household', more: Partial<Way> = {}): Way => ({
      ...{ whom: 'everyone', joins, leaves: [{ kind, clause: '甲。' }] },
      ...more,
    })
    const { everyone } = rulesOf([
      way('and', 'employed'),
      way('or', 'household', { told: '两种之一。' }),
      way('with', 'employed', { whole: '两样都要。' }),
    ])
    expect(everyone).toMatchObject({ kind: 'any', clause: '两种之一。', of: [{ kind: 'employed' }, { clause: '两样都要。' }] })
  })

  test.each(Object.entries(seededConditions))('%s judges the same after it was shown and saved', (_, conditions) => {
    const again: Conditions = { ...conditions, ...rulesOf(waysOf(conditions)) }
    const choices = conditions.choices.flatMap(({ levels }) => (levels ?? ['']).map((level) => ({ level, specialty: '甲' })))
    const clock = { heldBy: '2020-09', countedTo: '2020-12' }
    const anybody = fc.record({
      diplomas: fc.array(
        fc.record({
          level: fc.constantFrom('高中' as const, '大专' as const, '博士研究生' as const),
          degree: fc.constantFrom('无' as const, '博士' as const),
          major: fc.constantFrom('土木工程', '哲学'),
          study: fc.constant('full-time' as const),
          graduatedOn: fc.constantFrom('2008-07', '2019-07'),
        }),
        { maxLength: 2 },
      ),
      jobs: fc.array(
        fc.record({ employer: fc.constant('某'), field: fc.constant(null), from: fc.constant('2003-01'), to: fc.constant(null) }),
        {
          maxLength: 1,
        },
      ),
      certificates: fc.subarray(
        ['中级职称', '一级项目经理资质证书', '初级经济专业技术资格'].map((name) => ({ name, gainedOn: '2005-01' })),
      ),
      civilServant: fc.boolean(),
      localHousehold: fc.boolean(),
      insured: fc.constant(true),
      insuredMonths: fc.constantFrom(3, 30),
      asOf: fc.constant('2020-08'),
    })
    fc.assert(
      fc.property(anybody, (candidate) => {
        const verdicts = (of: Conditions) =>
          judgeChoices(of, choices, candidate, clock).map(({ verdict, earliest }) => [verdict, earliest])
        expect(verdicts(again)).toEqual(verdicts(conditions))
      }),
    )
  })

  test('a line without words of its own is told by its numbers, and follows them', () => {
    const typed = { ...emptyLine(1), atLeast: '本科', degree: '学士', years: '4', field: '经济', levels: '中级' }
    const way = readLine(typed, known).line?.way
    expect(way?.leaves[0]?.clause).toBe('具备本科及以上学历，有学士及以上学位，从事经济工作满4年。')
    expect(way && showLine(way, 1)).toEqual(typed)
    const sooner = readLine({ ...typed, years: '3' }, known).line?.way
    expect(sooner?.leaves[0]?.clause).toContain('满3年')
  })

  test('certificate and years stand on one line with a diploma, in the words of both', () => {
    const typed = {
      ...emptyLine(1),
      atLeast: '高中',
      certificates: '初级资格',
      years: '10',
      since: 'after-certificate',
      employed: 'yes',
    }
    const way = readLine(typed, known).line?.way
    expect(way?.leaves.map(({ kind }) => kind)).toEqual(['education', 'certificate', 'employed'])
    expect(way?.leaves[1]).toMatchObject({ names: ['初级资格'], work: { years: 10, after: true } })
    const words = '具备高中及以上学历，取得初级资格，取得后工作满10年，现在有工作单位。'
    expect(way?.leaves.map(({ clause }) => clause)).toEqual([words, words, words])
  })

  test.each([
    ['levels', '不存在的级别', { atLeast: '本科' }],
    ['levels', '中级、不存在的级别', { atLeast: '本科' }],
    ['levels', '其余级别、中级', { atLeast: '本科' }],
    ['specialties', '不存在的专业', { atLeast: '本科' }],
    ['atLeast', '幼儿园', {}],
    ['atLeast', '', { degree: '学士' }],
    ['majors', '没有的目录', { atLeast: '本科' }],
    ['years', '四年', { atLeast: '本科' }],
    ['years', '61', { atLeast: '本科' }],
    ['years', '', { field: '经济', atLeast: '本科' }],
    ['certificates', '', { heldYears: '2', atLeast: '本科' }],
    ['since', 'after-certificate', { atLeast: '本科', years: '2' }],
    ['since', '__proto__', { atLeast: '本科', years: '2' }],
    ['insured', '0', { atLeast: '本科' }],
    ['order', '第一', { atLeast: '本科' }],
    ['joins', 'nor', { atLeast: '本科' }],
    ['clause', '长'.repeat(401), { atLeast: '本科' }],
    ['atLeast', '', { clause: '只有条文' }],
  ])('what is wrong is told where it stands: %s %s', (field, value, rest) => {
    expect(Object.keys(readLine({ ...emptyLine(1), ...rest, [field]: value }, known).problems)).toContain(field)
  })

  test('levels and specialties are picked among those of the exam; one that is gone is still shown, and refused in words', () => {
    const fields = lineFields('第 1 条', known, { levels: ['中级', '初级'], specialties: null })
    expect([fields.levels?.as, fields.specialties?.as]).toEqual(['ticks', 'ticks'])
    expect(fields.levels?.options?.map(({ value }) => value)).toEqual(['中级', '初级', '其余级别'])
    expect(fields.levels?.options?.[1]?.label).toContain('已不在')
    expect(fields.specialties?.options?.map(({ value }) => value)).toEqual(['金融'])
    const { problems } = readLine({ ...emptyLine(1), atLeast: '本科', levels: '中级、初级' }, known)
    expect(problems.levels).toBe('这项考试没有“初级”这个级别，请不选它，或者先在“级别专业”里加上')
    const both = readLine({ ...emptyLine(1), atLeast: '本科', levels: '中级', specialties: '金融' }, known)
    expect(both.line?.way.whom).toEqual({ levels: ['中级'], specialties: ['金融'] })
  })

  test('a line that says nothing, or is struck out, is none', () => {
    expect(readLine(emptyLine(3), known)).toEqual({ line: null, problems: {} })
    expect(readLine({ ...emptyLine(1), atLeast: '胡说', drop: 'yes' }, known)).toEqual({ line: null, problems: {} })
  })

  test('the sentence is never longer than a clause may be', () => {
    const names = Array.from({ length: 10 }, (_, nth) => `${nth}${'证'.repeat(59)}`)
    expect(clauseWords([{ kind: 'certificate', names }]).length).toBeLessThanOrEqual(400)
  })
})
