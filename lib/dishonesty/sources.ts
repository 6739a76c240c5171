import { yearsLater } from '@/lib/clock/years-later'

/** Why somebody is entered, and for how long: to be chosen where there is a choice; none: for good (人社部令第31号; E-12, O-23). */
export const dishonestySources = {
  'false-commitment': { label: '虚假承诺', years: [1, 2, 3] },
  'serious-breach': { label: '严重违纪违规', years: [5] },
  'grave-breach': { label: '特别严重违纪违规', years: [] },
} as const satisfies Record<string, { label: string; years: readonly number[] }>
export type DishonestySource = keyof typeof dishonestySources

/** What an entry keeps its person from while it lasts. */
export const dishonestyEffects = {
  'no-commitment': '不适用告知承诺制',
  'no-exams': '不得报名参加考试',
} as const
export type DishonestyEffect = keyof typeof dishonestyEffects

/** When a period of so many years from `startsAt`, a midnight in Shanghai, is over: the same midnight then; 29 February ends with the month. */
export function periodEnd(startsAt: Date, years: number): Date {
  return yearsLater(startsAt, years)
}

type Spanned = { startsAt: Date; endsAt: Date | null; endedAt: Date | null }

/** How an entry that was confirmed stands at `at`. */
export function entryStanding({ startsAt, endsAt, endedAt }: Spanned, at: Date): '记录期内' | '已期满' | '已提前终止' | '未开始' {
  if (endedAt && endedAt <= at) return '已提前终止'
  if (endsAt && endsAt <= at) return '已期满'
  return startsAt <= at ? '记录期内' : '未开始'
}
