import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { production } from '@/lib/config/fixtures/production'

const script = fileURLToPath(new URL('./fixtures/pass-thrice.ts', import.meta.url))
const name = 'move-before-commit'

test.each([
  ['nothing named', {}, '123', null],
  ['only a victim named', { ZHUNKAO_FAILPOINT_VICTIM: String(process.pid) }, '123', null],
  ['another one named', { ZHUNKAO_FAILPOINT: 'sms-taken' }, '123', null],
  ['this one named', { ZHUNKAO_FAILPOINT: name }, '', 'SIGKILL'],
  ['its third passing named', { ZHUNKAO_FAILPOINT: name, ZHUNKAO_FAILPOINT_PASSING: '3' }, '12', 'SIGKILL'],
  ['production, nothing named', production, '123', null],
])('Q-23 a failpoint with %s', (_, settings, passed, signal) => {
  expect(pass(settings)).toMatchObject({ stdout: passed, signal })
})

test('Q-23 production does not run with a failpoint, and kills nobody', () => {
  const { status, signal, stdout, stderr } = pass({ ...production, ZHUNKAO_FAILPOINT: name })
  expect({ status, signal, stdout }).toEqual({ status: 1, signal: null, stdout: '' })
  expect(stderr).toContain('ZHUNKAO_FAILPOINT')
})

test('Q-23 a victim named with it is killed once, and the process itself goes on', async () => {
  const victim = spawn('sleep', ['600'])
  const ended = once(victim, 'exit')
  expect(pass({ ZHUNKAO_FAILPOINT: name, ZHUNKAO_FAILPOINT_VICTIM: String(victim.pid) })).toMatchObject({
    stdout: '123',
    status: 0,
  })
  expect(await ended).toEqual([null, 'SIGKILL'])
})

function pass(settings: Record<string, string>) {
  const env = { ...process.env, NODE_OPTIONS: '', ...settings }
  return spawnSync(process.execPath, ['--import', 'tsx', script], { env, encoding: 'utf8' })
}
