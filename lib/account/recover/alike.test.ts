import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { signInTries } from '@/db/schema/account'
import { seedAccounts } from '@/db/seed/accounts'
import { personas } from '@/db/seed/personas'
import { checkCredentials } from '@/lib/access/sign-in'
import { flowOrigin } from '@/lib/account/fixtures/flow-browser'
import { sha256 } from '@/lib/crypto/canonical'
import { sendCode } from '@/lib/sms-code/sms-code'
import { checkDigit } from '@/lib/text/id-number'
import type { FlowWork } from '@/lib/workflow/flow'
import { keepPersonTyped, registeredMobile } from './gates'
import { recoverPasswordFlow } from './password-flow'

const persona = personas.find(({ username }) => username === 'ouyang')?.person
const [known, unknown] = [persona?.idNumber ?? '', `99999919760101001${checkDigit('99999919760101001')}`]

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})

function workOf(idNumber: string): FlowWork & { kept: Record<string, string> } {
  const kept: Record<string, string> = {}
  const answers = { name: '欧阳䶮', userKind: 'person', idKind: 'residentId', idNumber }
  const keep = (found: Record<string, string>) => void Object.assign(kept, found)
  const flowHash = sha256(crypto.randomUUID())
  return { flowHash, step: 'identity', answers, typed: {}, proof: '', kept, keep, origin: flowOrigin, viewer: null }
}

/** How well a guesser would do who takes the slower of two calls for the known one: 0.5 is chance (the Mann–Whitney statistic, as a share). */
function shareSlower(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((ms) => ({ ms, first: true })), ...other.map((ms) => ({ ms, first: false }))].sort(
    (a, b) => a.ms - b.ms,
  )
  const ranks = all.reduce((sum, { first }, place) => (first ? sum + place + 1 : sum), 0)
  return (ranks - (one.length * (one.length + 1)) / 2) / (one.length * other.length)
}

/** `prepare` answers what is timed. */
async function interleaved(pairs: number, prepare: (idNumber: string) => Promise<() => Promise<unknown>>) {
  const times: Record<string, number[]> = { [known]: [], [unknown]: [] }
  for (let nth = -Math.min(200, pairs); nth < pairs; nth += 1) {
    // Whoever is asked first of a pair is so in turn.
    for (const idNumber of nth % 2 === 0 ? [known, unknown] : [unknown, known]) {
      const call = await prepare(idNumber)
      const from = performance.now()
      await call()
      if (nth >= 0) times[idNumber]?.push(performance.now() - from)
    }
  }
  return shareSlower(times[known] ?? [], times[unknown] ?? [])
}

test('A-26 over 20,000 interleaved calls the time of 验证身份 tells known from unknown people no better than chance', async () => {
  const share = await interleaved(10_000, async (idNumber) => async () => {
    const work = workOf(idNumber)
    await keepPersonTyped(work)
    await registeredMobile(work)
  })
  console.info(`A-26 验证身份: the slower of two calls is the known person's in ${(share * 100).toFixed(1)} of 100`)
  expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
}, 300_000)

test('A-26 over 4,000 interleaved calls the time of 发送短信验证 does not either', async () => {
  const share = await interleaved(2_000, async (idNumber) => async () => {
    const work = workOf(idNumber)
    await keepPersonTyped(work)
    const mobile = await registeredMobile(work)
    return sendCode({ flowHash: work.flowHash, purpose: 'recover-username', mobile }, flowOrigin, true)
  })
  console.info(`A-26 发送短信验证: the slower of two calls is the known person's in ${(share * 100).toFixed(1)} of 100`)
  // One network may send thirty a day: a tenth more or less tells nothing in so few.
  expect(Math.abs(share - 0.5)).toBeLessThan(0.1)
}, 300_000)

// A password costs some 30 ms to check: 20,000 sign-ins take a quarter of an hour, with FULL_COUNTS=1.
const signInPairs = process.env.FULL_COUNTS ? 10_000 : 200
const username = { [known]: 'ouyang', [unknown]: 'ouyang_x' }
/** Four standard deviations of what chance gives for so many. */
const byChance = (pairs: number) => Math.max(0.05, 4 * Math.sqrt((2 * pairs + 1) / (12 * pairs * pairs)))

test('A-26 the time of a sign-in with a wrong password does not either', async () => {
  const share = await interleaved(signInPairs, async (who) => {
    // What an earlier try left is no part of this one.
    await db().delete(signInTries)
    return () => checkCredentials('person', { username: username[who] ?? '', password: 'wrong', code: '' }, flowOrigin)
  })
  console.info(
    `A-26 登录 (${2 * signInPairs} calls): the slower of two is the known person's in ${(share * 100).toFixed(1)} of 100`,
  )
  expect(Math.abs(share - 0.5)).toBeLessThan(byChance(signInPairs))
}, 1_800_000)

test('A-26 over 20,000 interleaved calls the time of 找回密码’s first step does not either', async () => {
  const [, ...gates] = recoverPasswordFlow.gates.username ?? []
  const share = await interleaved(10_000, async (who) => {
    const work = { ...workOf(who), step: 'username', answers: { userKind: 'person', username: username[who] ?? '' } }
    return async () => {
      for (const gate of gates) expect(await gate(work)).toBe(null)
    }
  })
  console.info(`A-26 输入用户名: the slower of two calls is the known person's in ${(share * 100).toFixed(1)} of 100`)
  expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
}, 600_000)
