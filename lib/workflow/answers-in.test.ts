import { expect, test } from 'vitest'
import { fieldsIn, leavesOut } from './answers-in'

function formOf(fields: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('Q-11 B-05 a form of which some text would be left out is known as such, one that is only taken is not', () => {
  const whole = formOf([
    ['opinion', '请修改'],
    ['marks.proof_work', 'x'.repeat(20_000)],
    ['photo', new Blob(['x'.repeat(50_000)])],
  ])
  expect(leavesOut(whole)).toBe(false)
  expect(fieldsIn(whole)['marks.proof_work']).toHaveLength(20_000)
  expect(leavesOut(formOf([['marks.proof_work', 'x'.repeat(20_001)]]))).toBe(true)
  expect(leavesOut(formOf(Array.from({ length: 301 }, (_, nth) => [`field${nth}`, ''] as const)))).toBe(true)
  expect(leavesOut(formOf([]))).toBe(false)
})
