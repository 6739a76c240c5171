import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRooms } from './read-rooms'

const read = (text: string) => {
  const found = readRooms(text)
  return found.ok ? found.rooms.map(({ name, capacity }) => `${name}|${capacity}`) : found.problems
}

test('E-31 B-16 rooms as Excel, Word and people write them', () => {
  expect(read('第 001 考场（求真楼 201）\t30\r\n\n第 002 考场, 40\n第003考场　２５座\n机房 A 60人')).toEqual([
    '第 001 考场（求真楼 201）|30',
    '第 002 考场|40',
    '第003考场|25',
    '机房 A|60',
  ])
})

test('E-31 B-16 every bad line is told with its number; one bad line and none is taken', () => {
  expect(read(`A 30\nB\nC 零\nD 0\nE 10000\nA 20\nF -3\nG 1.5\n${'长'.repeat(41)} 30`)).toEqual([
    '第 2 行“B”：请写成“名称 座位数”，例如“第 001 考场 30”。',
    '第 3 行“C 零”：座位数“零”不是数字。',
    '第 4 行“D 0”：座位数须为 1 至 1000。',
    '第 5 行“E 10000”：座位数须为 1 至 1000。',
    '第 6 行“A 20”：名称与第 1 行相同。',
    '第 7 行“F -3”：座位数“-3”不是数字。',
    '第 8 行“G 1.5”：座位数“1.5”不是数字。',
    expect.stringContaining('名称最多 40 个字'),
  ])
  expect(read('')).toEqual([expect.stringContaining('每行一个')])
})

test('B-11 what a room has may stand behind its seats, and nothing else', () => {
  const found = readRooms('A 30 一楼\nB\t40\t轮椅可到达、靠近哺乳室\n一楼 20\nC 30')
  expect(found).toEqual({
    ok: true,
    rooms: [
      { name: 'A', capacity: 30, offers: ['ground-floor'] },
      { name: 'B', capacity: 40, offers: ['wheelchair', 'nursing-room'] },
      { name: '一楼', capacity: 20, offers: [] },
      { name: 'C', capacity: 30, offers: [] },
    ],
  })
  expect(read('D 30 有电梯')).toEqual([expect.stringContaining('“有电梯”不是数字')])
})

test('E-31 five thousand rooms at once, not one more', () => {
  const many = (n: number) => Array.from({ length: n }, (_, at) => `第 ${at} 考场 30`).join('\n')
  expect(read(many(5_000))).toHaveLength(5_000)
  expect(read(many(5_001))).toEqual([expect.stringContaining('最多添加 5000 个')])
})

test('Q-11 whatever is pasted is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const found = readRooms(text)
      if (found.ok)
        for (const { name, capacity } of found.rooms) expect(name !== '' && capacity >= 1 && capacity <= 1000).toBe(true)
      else expect(found.problems.length).toBeGreaterThan(0)
    }),
  )
})
