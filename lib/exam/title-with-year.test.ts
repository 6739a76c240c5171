import { expect, test } from 'vitest'
import { titleWithYear } from './title-with-year'

test('E-01 the year is said once: before a title that does not name it', () => {
  expect(titleWithYear({ title: '一级造价工程师考试', year: 2021 })).toBe('2021 年度 一级造价工程师考试')
  expect(titleWithYear({ title: '2021 年度一级造价工程师考试', year: 2021 })).toBe('2021 年度一级造价工程师考试')
  expect(titleWithYear({ title: '2021 年度补考', year: 2022 })).toBe('2022 年度 2021 年度补考')
})
