import { expect, test } from 'vitest'
import { heading } from './fixtures/bill-service'
import { readBill, UnreadableBill } from './read-bill'

test('E-24 every line of a bill that cannot be read is named, also behind one of too few columns', async () => {
  const right = 'wechat,T1,20260001,100,2026-03-10T10:00:00+08:00,,'
  const bad = [
    right.replace('100', '1,00'),
    right,
    right.replace('100', '￥1'),
    'wechat,T1',
    right.replace('100', '"1,00"'),
    `"a"b,${right}`,
  ]
  const read = async () => {
    for await (const lines of readBill(Buffer.from([heading, ...bad].join('\r\n')))) expect(lines).toEqual([])
  }
  const problems = await read().catch((error) => (error instanceof UnreadableBill ? error.problems : error))
  expect(problems).toEqual([
    '第 2 行：列数与表头不同',
    '第 4 行：amountFen 不是以分为单位的正整数',
    '第 5 行：列数与表头不同',
    '第 6 行：amountFen 不是以分为单位的正整数',
    '第 7 行：引号后面还有内容',
    '第 7 行：引号没有闭合',
  ])
})
