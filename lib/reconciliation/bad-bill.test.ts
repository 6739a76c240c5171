import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lastRunOf } from '@/db/queries/reconciliation'
import { heading } from './fixtures/bill-service'
import { openDays } from './fixtures/days'
import { reconcileDay } from './reconcile-day'

const { world, nextDay, dayEnds, theService, stopService } = await openDays()
afterAll(() => world.close())
afterEach(stopService)

let day = ''
beforeEach(async () => {
  day = await nextDay()
})

describe('E-24 a bad bill is refused whole, says where, and the day is tried again', () => {
  const line = (change: Partial<Record<string, string>> = {}) =>
    Object.values({
      ...{
        channel: 'sandbox',
        transaction: 'SP0000001',
        order: '202604010000000001',
        fen: '6600',
        at: `${day}T10:00:00+08:00`,
        refund: '',
        back: '',
      },
      ...change,
    }).join(',')
  const bad: [string, () => string | Buffer | { status: number }, string, RegExp?][] = [
    ['a negative amount', () => `${heading}\r\n${line()}\r\n${line({ fen: '-6600' })}\r\n`, 'bad-bill', /第 3 行：amountFen/],
    ['a fraction', () => `${heading}\r\n${line({ fen: '66.00' })}\r\n`, 'bad-bill', /第 2 行：amountFen/],
    ['a huge amount', () => `${heading}\r\n${line({ fen: '99999999999999999999' })}\r\n`, 'bad-bill', /amountFen/],
    ['a time without an offset', () => `${heading}\r\n${line({ at: '2026-04-01 10:00:00' })}\r\n`, 'bad-bill', /paidAt/],
    ['a formula', () => `${heading}\r\n${line({ order: '"=1+1 ,x"' })}\r\n`, 'bad-bill', /orderNumber/],
    ['a column too few', () => `${heading}\r\nsandbox,SP1\r\n`, 'bad-bill', /列数与表头不同/],
    ['an open quote', () => `${heading}\r\n"sandbox,SP1\r\n`, 'bad-bill', /引号没有闭合/],
    ['no heading', () => '', 'bad-bill', /表头/],
    ['another heading', () => `a,b,c\r\n1,2,3\r\n`, 'bad-bill', /表头缺少 channel/],
    ['a column twice', () => `${heading},channel\r\n`, 'bad-bill', /出现两次/],
    ['GBK', () => Buffer.from([...Buffer.from(`${heading}\r\n`), 0xb5, 0xda, 0xd2, 0xbb]), 'bad-bill', /UTF-8/],
    ['another day', () => `${heading}\r\n${line({ at: '2026-03-01T10:00:00+08:00' })}\r\n`, 'other-day'],
    ['an HTML page', () => '<!doctype html><p>系统维护</p>', 'bad-bill', /表头|CSV|引号/],
    ['a service that is down', () => ({ status: 502 }), 'unreachable'],
    ['a refusal', () => ({ status: 403 }), 'refused'],
  ]
  test.each(bad)('%s', async (_, bill, failure, problem) => {
    await dayEnds()
    const service = await theService()
    service.bills.set(day, bill())
    expect(await reconcileDay(day)).toEqual({ ok: false, failure })
    const run = await lastRunOf(day)
    expect(run).toMatchObject({ state: 'failed', failure })
    if (problem) expect(run?.problems?.join()).toMatch(problem)
    expect(await world.owner`select from reconciliation_bills where day = ${day}`).toHaveLength(0)
    // The same bill, mended: with a byte order mark, columns in another order, and one that nobody asked for.
    service.bills.set(
      day,
      `\ufeffremark,amountFen,paidAt,channel,transactionNumber,orderNumber\r\n"它说""好"",\r\n没有",6600,${day}T10:00:00Z,sandbox,SP${day.replaceAll('-', '')},x\r\n`,
    )
    expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { lines: 1, differences: 1 } })
    await stopService()
  })
})
