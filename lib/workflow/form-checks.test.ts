import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsIn } from './answers-in'
import { answerRows, checkedIn, checkStep, editablePart, type Form, joinChecked, type Step } from './form'

const step = (fixed = false): Step => ({
  title: '科目',
  sections: [
    {
      title: '科目',
      fields: {
        subjects: {
          label: '科目',
          schema: z.string().min(1, '请选择'),
          as: 'checks',
          ...(fixed ? { fixed } : {}),
          options: {
            by: ['level', 'specialty'],
            of: {
              '全科、建筑': [
                { value: 'a', label: '甲' },
                { value: 'b', label: '乙' },
              ],
            },
          },
        },
        other: { label: '其他', schema: z.string(), as: 'text' },
      },
    },
  ],
})
const chosen = { level: '全科', specialty: '建筑' }

test('E-05 boxes: each value must be offered for what was chosen before; all of them where they are fixed', () => {
  expect(checkStep(step(), { ...chosen, subjects: 'a、b' })).toEqual({})
  expect(checkStep(step(), { ...chosen, subjects: 'b' })).toEqual({})
  expect(checkStep(step(true), { ...chosen, subjects: 'a、b' })).toEqual({})
  const wrong: [Record<string, string>, boolean][] = [
    [{ subjects: '' }, false],
    [{ subjects: 'a、c' }, false],
    [{ subjects: 'a', level: '免一科' }, false],
    [{ subjects: 'a' }, true],
  ]
  for (const [change, fixed] of wrong) expect(Object.keys(checkStep(step(fixed), { ...chosen, ...change }))).toEqual(['subjects'])
})

test('E-05 boxes are read in the words of their choices', () => {
  const form: Form = { version: 1, steps: { one: step() } }
  expect(answerRows(form, { ...chosen, subjects: 'a、b' })[0]?.answer).toBe('甲、乙')
})

test('E-05 boxes of one name are posted as one answer, none of them as an empty one', () => {
  const posted = new FormData()
  for (const value of ['', 'a', 'b']) posted.append('subjects', value)
  posted.append('none', '')
  expect(fieldsIn(posted)).toEqual({ subjects: 'a、b', none: '' })
})

test('E-05 what was joined is parted again, whatever names there are', () => {
  const name = fc.string({ minLength: 1 }).filter((one) => !one.includes('、'))
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(checkedIn(joinChecked(names))).toEqual(names)
    }),
  )
})

test('E-13 of a form only the named fields of the named steps are open', () => {
  const form: Form = { version: 1, steps: { one: step(), two: step() } }
  expect(editablePart(form, undefined)).toBe(form)
  expect(Object.keys(editablePart(form, ['two']).steps)).toEqual(['two'])
  const part = editablePart(form, undefined, ['other'])
  expect(part.steps.one?.sections.map(({ fields }) => Object.keys(fields))).toEqual([['other']])
  expect(editablePart(form, undefined, ['nothing']).steps).toEqual({})
  expect(editablePart(form, ['one'], []).steps).toEqual({})
})
