import type { WindowName, Windows } from '@/db/queries/exam'
import { replaceWindows } from '@/db/queries/exam-config'
import { readTime, writeTime } from '@/lib/clock/typed-time'
import type { Problems } from '@/lib/workflow/form'
import type { Part } from './part'

export const windowLabels: Readonly<Record<WindowName, string>> = {
  registration: '报名',
  payment: '网上缴费',
  applicationForm: '打印报名表',
  admitCard: '打印准考证',
}
const names = Object.keys(windowLabels) as WindowName[]

/** 各阶段的时间; each end is the first second that is too late. */
export const windows: Part<Windows> = {
  title: '时间安排',
  lead: '北京时间，到截止的那一分钟整即关闭。已在办理的报名，期限跟着改。',
  fields: () =>
    Object.fromEntries(
      names.flatMap((name) => [
        [`${name}From`, { label: `${windowLabels[name]}开始`, as: 'time' as const, required: true }],
        [`${name}To`, { label: `${windowLabels[name]}截止`, as: 'time' as const, required: true }],
      ]),
    ),
  show: (frame) =>
    Object.fromEntries(
      names.flatMap((name) => [
        [`${name}From`, writeTime(frame.windows[name].from)],
        [`${name}To`, writeTime(frame.windows[name].to)],
      ]),
    ),
  read: (typed) => {
    const problems: Problems = {}
    const time = (field: string) => {
      const at = readTime(typed[field] ?? '')
      if (!at) problems[field] = '请填写日期和时间，例如 2020-09-09 10:00'
      return at ?? new Date(0)
    }
    const value = Object.fromEntries(names.map((name) => [name, { from: time(`${name}From`), to: time(`${name}To`) }])) as Windows
    for (const name of names) {
      const { from, to } = value[name]
      if (to <= from) problems[`${name}To`] ??= '截止要晚于开始'
    }
    return { value, problems }
  },
  write: (tx, { session }, value) => replaceWindows(tx, session.id, value),
  movesDeadlines: true,
}
