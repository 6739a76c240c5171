import { expect, test } from 'vitest'
import { describeError } from './log'

test('Q-63 an error is written without the parameters of its query, its cause included', () => {
  const cause = Object.assign(new Error('duplicate key 99999919920314002X'), {
    code: '23505',
    constraint_name: 'persons_id_number',
  })
  const error = new Error('Failed query: insert into persons values ($1)\nparams: 欧阳䶮,13900000001', { cause })
  const written = JSON.stringify(describeError(error))
  expect(written).toContain('insert into persons')
  expect(written).toContain('persons_id_number')
  expect(written).not.toMatch(/欧阳|13900000001|999999199203/)
})

test('Q-63 what is thrown and no error is not written at all', () => {
  expect(describeError('13900000001')).toEqual({ type: 'string' })
})
