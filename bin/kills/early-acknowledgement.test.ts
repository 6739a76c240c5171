import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listTransactions } from '@/db/queries/sandbox'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { postSigned } from '@/lib/gateway/post-signed'
import { confirmedRegistration } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { startPayment } from '@/lib/payment/start-payment'
import { playPayment } from '@/lib/sandbox/pay'
import { callbackBody } from '@/lib/sandbox/pay-callback'
import { findViolations } from './violations'

const script = fileURLToPath(new URL('./fixtures/callback-server.ts', import.meta.url))
let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

test('Q-23 control: a server that acknowledges before the commit is found out by a kill between the two', async () => {
  const { answered, found } = await killedBeforeCommit('early')
  expect(answered).toMatchObject({ reached: true, status: 200 })
  expect(found).toEqual(['what was acknowledged has happened', 'acknowledged money is in the ledger'])
})

test('Q-23 control: the same kill of one that acknowledges after the commit leaves nobody with a promise', async () => {
  expect(await killedBeforeCommit('right')).toEqual({ answered: { reached: false }, found: [] })
})

/** One callback to such a server, which is killed just before its commit; and what is then broken, given what was acknowledged. */
async function killedBeforeCommit(order: 'early' | 'right') {
  const { caseId, viewer, order: unpaid } = await confirmedRegistration()
  await startPayment(viewer, unpaid.number)
  await playPayment(unpaid.number, 'pay-silently')
  const [transaction] = await listTransactions(unpaid.number)
  if (!transaction) throw new Error('no money moved')
  const env = { ...process.env, ZHUNKAO_FAILPOINT: 'payment-before-commit', NODE_OPTIONS: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', script, order], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [port] = await once(child.stdout, 'data')
  const answered = await postSigned(
    `http://127.0.0.1:${port}`,
    payMerchant().secret,
    callbackBody(unpaid.number, transaction),
    30_000,
  )
  expect((await ended)[1]).toBe('SIGKILL')
  const { transactionNumber } = transaction
  const promised = answered.reached && answered.status === 200 ? [{ caseId, event: 'pay', transactionNumber }] : []
  return { answered, found: (await findViolations(world.owner, promised, 'now')).map((one) => one.invariant) }
}
