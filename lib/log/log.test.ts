import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
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

test('Q-31 Q-63 what is written to the console as an error is a line without parameters too', () => {
  const script = fileURLToPath(new URL('./fixtures/fail-on-console.ts', import.meta.url))
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '', LOG_LEVEL: 'info' },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const lines = stdout.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, msg: '⨯', err: { message: 'Failed query: select $1', cause: { message: 'no such table' } } },
    { level: 50, msg: '⨯ Error: Failed query: select $1' },
    { level: 50, msg: 'an error on the console' },
  ])
  expect(stdout).not.toMatch(/欧阳|13900000001/)
})
