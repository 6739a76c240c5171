import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsIn } from './answers-in'
import { changeRows, rowOrder, rowsButton, rowsChangeIn } from './change-rows'
import { answerRows, checkStep, type Field, type Form, isRequired, stepOf } from './form'
import { linesOf, pasteRows } from './paste-rows'
import { cellName, cellNamed, cellOf, formatRows, gatherRows, parseRows } from './rows'
import { rowsField } from './rows-field'

const required = (label: string): Field => ({ label, schema: z.string().trim().min(1, `请填写${label}`), as: 'text' })
const columns: Record<string, Field> = {
  level: {
    ...required('学历'),
    as: 'select',
    options: [
      { value: 'bachelor', label: '本科' },
      { value: 'master', label: '硕士' },
    ],
  },
  school: required('学校'),
  from: { label: '起始', schema: z.string().regex(/^\d{4}-\d{2}$/, '请按年-月填写'), as: 'month' },
  note: { label: '说明', schema: z.string().max(20, '太长'), as: 'text', when: { field: 'level', is: ['master'] } },
}
const names = Object.keys(columns)
const studies = rowsField({ label: '学习经历', one: '一段学习经历', columns, min: 1, max: 3 })
const form: Form = {
  version: 1,
  steps: {
    details: {
      title: '报名信息',
      sections: [{ title: '学历', fields: { studies, remark: { label: '备注', schema: z.string(), as: 'text' } } }],
    },
  },
}
const check = (answer: string) => checkStep(stepOf(form, 'details'), { studies: answer })
const good = { level: 'bachelor', school: '深圳大学', from: '2010-09' }

const cell = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom('', ' ', '本科', '2010-09', '"', 'a\nb', 'x\ty', '[]'),
)
const row = fc.dictionary(fc.constantFrom(...names), cell)

describe('E-04 rows as one answer', () => {
  test('what is formatted is parsed again, without empty cells and foreign names', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const back = parseRows(formatRows(names, rows)) ?? []
        const typed = rows.map((one) => names.map((name) => cellOf(one, name)))
        const blank = typed.flat().every((one) => one === '')
        expect(back.map((one) => names.map((name) => cellOf(one, name)))).toEqual(blank ? [] : typed)
        expect(formatRows(names, back)).toBe(formatRows(names, rows))
      }),
    )
  })

  test('Q-11 anything else is no rows, and never throws', () => {
    const wrong = ['{', 'null', '1', '"x"', '{}', '[1]', '[[]]', '[null]', '[{"a":1}]', '[{"a":{}}]', '['.repeat(20_000), '本科']
    for (const answer of wrong) {
      expect(parseRows(answer), answer.slice(0, 20)).toBeNull()
      expect(check(answer).studies).toContain('不完整')
    }
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        (text) => void [parseRows(text), check(text), changeRows(studies, text, { field: 'studies', what: 'add', row: 0 }, '')],
      ),
    )
  })

  test('cells posted one by one come together; what scripts wrote stands; other names stay', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const posted = Object.fromEntries(
          rows.flatMap((one, index) => names.map((name) => [cellName('studies', index, name), cellOf(one, name)])),
        )
        const gathered = gatherRows({ employer: '甲', studies: '', ...posted })
        expect(gathered).toEqual({ employer: '甲', studies: formatRows(names, rows) })
        expect(gatherRows({ ...posted, studies: '[{"school":"乙"}]' }).studies).toBe('[{"school":"乙"}]')
      }),
    )
    expect(gatherRows({ 'studies.0.school': '甲', studies: '[]' })).toEqual({ studies: '' })
    expect(gatherRows({ 'studies.99.school': '甲' }).studies).toHaveLength(99 * 3 + '[{"school":"甲"}]'.length)
    for (const name of ['studies', 'a.b.c', 'a.100.c', '_paste.studies', 'a.0.b.c', '__proto__.0.x', 'a.0.'])
      expect(cellNamed(name)).toBeNull()
  })

  test('a posted form brings its rows as one field', () => {
    const posted = new FormData()
    for (const [name, value] of [
      ['studies', ''],
      ['studies.0.school', '深圳大学'],
      ['studies.1.school', '暨南大学'],
      ['email', 'a@b.cn'],
    ] as const)
      posted.set(name, value)
    expect(fieldsIn(posted)).toEqual({ studies: '[{"school":"深圳大学"},{"school":"暨南大学"}]', email: 'a@b.cn' })
  })
})

describe('Q-10 what is wrong is told by row and column', () => {
  test('each cell by its own rule, conditions and choices within the row; blank rows are passed over', () => {
    expect(check(JSON.stringify([good]))).toEqual({})
    expect(check(JSON.stringify([good, {}, { school: ' ' }]))).toEqual({})
    expect(check(JSON.stringify([good, { level: 'doctor', from: '2010' }]))).toEqual({
      'studies.1.level': '请从列出的选项中选择',
      'studies.1.school': '请填写学校',
      'studies.1.from': '请按年-月填写',
    })
    const long = { ...good, note: '长'.repeat(21) }
    expect(check(JSON.stringify([long]))).toEqual({})
    expect(check(JSON.stringify([{ ...long, level: 'master' }]))).toEqual({ 'studies.0.note': '太长' })
  })

  test('how many there must and may be', () => {
    expect(check('')).toEqual({ studies: '请至少填写一段学习经历' })
    expect(check('[{},{"school":"  "}]')).toEqual({ studies: '请至少填写一段学习经历' })
    expect(check(JSON.stringify([good, good, good, good])).studies).toContain('最多填 3 段')
    expect([isRequired(studies), isRequired(rowsField({ label: '家庭成员', one: '一位家庭成员', columns, max: 3 }))]).toEqual([
      true,
      false,
    ])
  })

  test('E-07 rows are read one by one in the words of their choices', () => {
    const rows = answerRows(form, {
      studies: JSON.stringify([{}, { ...good, note: 'x' }, { ...good, level: 'master', note: '在职' }]),
    })
    expect(rows.map(({ field, question, answer }) => ({ field, question, answer }))).toEqual([
      { field: 'studies.0', question: '学习经历 1', answer: '学历：本科\n学校：深圳大学\n起始：2010-09' },
      { field: 'studies.1', question: '学习经历 2', answer: '学历：硕士\n学校：深圳大学\n起始：2010-09\n说明：在职' },
      { field: 'remark', question: '备注', answer: '' },
    ])
    expect(answerRows(form, {})[0]).toMatchObject({ field: 'studies', question: '学习经历', answer: '' })
  })
})

describe('Q-40 buttons of a section', () => {
  test('add, remove and move lose nothing else, and an impossible change changes nothing', () => {
    const what = fc.constantFrom('add', 'remove', 'up', 'down', 'paste' as const)
    fc.assert(
      fc.property(fc.nat(8), fc.record({ what, row: fc.nat(12) }), fc.nat(9), (count, change, max) => {
        const order = rowOrder(count, change, max)
        const kept = order.filter((index) => index >= 0)
        expect(new Set(kept).size).toBe(kept.length)
        expect(kept.length).toBe(change.what === 'remove' && change.row < count ? count - 1 : count)
        expect(order.length - kept.length).toBe(change.what === 'add' && count < max ? 1 : 0)
      }),
    )
    expect(rowOrder(3, { what: 'up', row: 2 }, 9)).toEqual([0, 2, 1])
    expect(rowOrder(3, { what: 'down', row: 0 }, 9)).toEqual([1, 0, 2])
  })

  test('what a button posts is read back; anything else is no change', () => {
    const change = { what: 'remove', field: 'studies', row: 7 } as const
    expect(rowsChangeIn(rowsButton(change))).toEqual(change)
    for (const value of [null, 'next', 'stay', 'rows:drop:studies:1', 'rows:add:__proto__.x:1', 'rows:add:studies:-1', {}])
      expect(rowsChangeIn(value)).toBeNull()
  })

  test('without scripts: one more row, one less', () => {
    const answer = JSON.stringify([good, { school: '乙' }])
    const changed = (what: 'add' | 'remove' | 'up', at: number) =>
      changeRows(studies, answer, { field: 'studies', what, row: at }, '').answer
    expect(changed('add', 0)).toBe(JSON.stringify([good, { school: '乙' }, {}]))
    expect(changed('remove', 0)).toBe('[{"school":"乙"}]')
    expect(changed('up', 1)).toBe(JSON.stringify([{ school: '乙' }, good]))
  })
})

describe('B-16 a block from Excel or Word', () => {
  test('fills rows in the order of the columns, with the values of choices and months', () => {
    const pasted = pasteRows(columns, '本科\t深圳大学\t2010年9月\r\n硕士\t"暨南\n大学"\t2014/9/1\t"说""明"""\r\n', 5)
    expect(pasted).toEqual({
      rows: [
        { level: 'bachelor', school: '深圳大学', from: '2010-09' },
        { level: 'master', school: '暨南 大学', from: '2014-09', note: '说"明"' },
      ],
      rest: '',
      notes: [],
    })
  })

  test('a first line of labels says the order', () => {
    expect(pasteRows(columns, '学校\t学历*\n深圳大学\t本科', 5).rows).toEqual([{ level: 'bachelor', school: '深圳大学' }])
  })

  test('what has no place stays, and why is said', () => {
    const pasted = pasteRows(columns, 'a\tb\tc\td\te\n本科\t甲\n博士\t乙\n本科\t丙', 2)
    expect(pasted.rows).toEqual([
      { level: 'bachelor', school: '甲' },
      { level: '博士', school: '乙' },
    ])
    expect(pasted.rest).toBe('a\tb\tc\td\te\n本科\t丙')
    expect(pasted.notes).toEqual(['第 1 行有 5 格，这里每段只有 4 项，没有填入', '已经填满，还有 1 行没有填入'])
    expect(pasteRows(columns, `${'长'.repeat(501)}\n`, 2)).toMatchObject({ rows: [], notes: [expect.stringContaining('500')] })
  })

  test('every character but space is in a row or stays', () => {
    const bare = { a: { label: '甲', as: 'text' }, b: { label: '乙', as: 'text' } }
    const squeezed = (text: string) => text.replace(/\s+/g, '')
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }), { maxLength: 6 }),
        fc.nat(4),
        (lines, room) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
          const text = lines.map((cells) => cells.map(quoted).join('\t')).join('\n')
          const { rows, rest } = pasteRows(bare, text, room)
          expect(rows.length).toBeLessThanOrEqual(room)
          const placed = rows.flatMap((one) => Object.values(one)).join('')
          const stayed = linesOf(rest).flat().join('')
          const all = (one: string) => [...squeezed(one)].sort().join('')
          expect(all(placed + stayed)).toBe(all(lines.flat().join('')))
        },
      ),
    )
  })

  test('lines and cells as the clipboard has them; an open quote is a character', () => {
    expect(linesOf('a\t"b\n""c"""\r\n"d')).toEqual([['a', 'b\n"c"'], ['"d']])
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void linesOf(text)))
  })
})
