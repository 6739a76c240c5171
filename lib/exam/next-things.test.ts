import { expect, test } from 'vitest'
import { nextThings, thingOf } from './next-things'

const at = new Date('2020-08-15T10:00:00+08:00')
const session = {
  id: 'one',
  title: '某考试',
  windows: { registration: { from: new Date('2020-08-10T09:00:00+08:00'), to: new Date('2020-08-21T17:00:00+08:00') } },
}
const exam = (
  id: string,
  todo: string | null,
  operations: { label: string; href?: string; reason?: string; primary?: boolean }[],
) => ({
  ...{ id, todo, operations, label: '已缴费' },
  session: { ...session, id: `session ${id}`, title: `考试 ${id}` },
})

test('Q-40 whoever asks gets three things, each with a button', () => {
  for (const kind of [null, 'person', 'unit', 'staff'] as const) {
    const things = nextThings({ kind, exams: [], open: [], at })
    expect(things).toHaveLength(3)
    for (const thing of things) expect([thing.href.startsWith('/'), thing.label !== '']).toEqual([true, true])
  }
})

test('Q-40 what waits for the candidate comes first, then what may be printed, then what may be entered', () => {
  const exams = [
    exam('a', null, [{ label: '打印准考证', href: '/print', primary: true }]),
    exam('b', '网上缴费，最晚 8月21日 17:00', [
      { label: '修改报名', reason: '已确认，不能再改' },
      { label: '网上缴费 66 元', href: '/pay', primary: true },
    ]),
  ]
  expect(nextThings({ kind: 'person', exams, open: [session], at })).toEqual([
    { title: '网上缴费，最晚 8月21日 17:00', note: '考试 b', href: '/pay', label: '网上缴费 66 元' },
    { title: '打印准考证', note: '考试 a', href: '/print', label: '打印准考证' },
    { title: '报名：某考试', note: '最晚 8月21日 17:00', href: '/exams/one', label: '去报名' },
  ])
})

test('Q-40 an exam that one has entered, or whose registration is over, is not offered again', () => {
  const entered = { ...exam('a', null, []), session }
  expect(nextThings({ kind: 'person', exams: [entered], open: [session], at }).map(({ label }) => label)).not.toContain('去报名')
  const late = new Date('2020-08-22T10:00:00+08:00')
  expect(nextThings({ kind: null, exams: [], open: [session], at: late }).map(({ label }) => label)).not.toContain('去报名')
})

test('Q-40 the one card has one button, to look at it where nothing can be done', () => {
  expect(thingOf(exam('a', null, [{ label: '网上缴费', reason: '已缴费' }]))).toEqual({
    ...{ title: '现在没有要办的：已缴费', note: '考试 a', href: '/exams/mine/a', label: '看看进度', download: undefined },
  })
})
