import { dayAndMinute } from '@/lib/clock/format'

/** What is known of one who passed everything. */
export type Standing = {
  /** State of the registration. */
  state: string
  stateLabel: string
  /** States of the 报考资格在线核查 of the registration. */
  checks: readonly string[]
  /** States of the reports about this person's place in the 公示. */
  concerns: readonly string[]
  hasPhoto: boolean
  /** Whether a check is to be opened that was not yet. */
  isCheckDue: boolean
  /** Whether 无效处理 waits for a second officer. */
  isInDoubt: boolean
  /** Of who committed: until when the 公示 runs in which they stand, null: in none. Null: of who is not published. */
  listing: { until: Date | null } | null
}

/** 公示 of the session that stands, of everybody who had passed when it began; `asked`: this exam has one, because one may commit in it (E-36). */
export type PublicPeriod =
  | { asked: boolean; startsAt: Date; endsAt: Date }
  | { asked: boolean; startsAt: null; endsAt: null; isWithdrawn?: boolean }

const done = ['passed', 'released']
const checkLabels: Record<string, string> = {
  unreviewed: '核查还没有完成',
  failed: '核查不通过，等待补充材料',
  ineligible: '核查结论是不符合报考条件',
}

/** Why nobody of the session gets a certificate yet; null: 公示 is over, or this exam has none (E-36). */
export function heldBackByPeriod(period: PublicPeriod, at: Date): string | null {
  if (!period.asked) return null
  if (period.endsAt === null) return period.isWithdrawn ? '公示已撤回，还没有重新公示' : '还没有公示'
  return at < period.endsAt ? `公示到 ${dayAndMinute(period.endsAt)} 结束` : null
}

/** Why somebody who passed everything gets no certificate yet; null: nothing stands in the way (E-38). */
export function heldBack(period: PublicPeriod, standing: Standing, at: Date): string | null {
  const open = standing.checks.find((state) => !done.includes(state))
  if (standing.state !== 'finished') return `报名的状态是“${standing.stateLabel}”`
  if (open !== undefined) return checkLabels[open] ?? '核查还没有完成'
  if (standing.isCheckDue) return '核查还没有开始'
  if (standing.isInDoubt) return '无效处理等待复核'
  const concern = standing.concerns.find((state) => state !== 'dismissed')
  if (concern !== undefined) return concern === 'upheld' ? '举报属实，请考务人员处理这项报名' : '有举报正在核查'
  if (!standing.hasPhoto) return '报名没有照片，请联系系统管理员'
  return heldBackByPeriod(period, at) ?? (period.asked ? heldBackByListing(standing, at) : null)
}

/** Who has passed only since the list was made is published later than the others (E-36). */
function heldBackByListing({ listing }: Standing, at: Date): string | null {
  if (!listing) return null
  if (!listing.until) return '没有在公示名单里，请考务人员补充公示'
  return at < listing.until ? `公示到 ${dayAndMinute(listing.until)} 结束` : null
}
