import type { ExamFrame } from '@/db/queries/exam'
import { minute } from '@/lib/clock/format'

export type NextPoint = { at: Date; what: string; session: string }

/** The next moments that matter, soonest first, across all sessions (O-01). */
export function nextPoints(
  frames: readonly Pick<ExamFrame, 'session' | 'windows' | 'papers'>[],
  at: Date,
  most = 4,
): NextPoint[] {
  const points = frames.flatMap(({ session, windows, papers }) => {
    const { registration, payment, admitCard } = windows
    const together = registration.to.getTime() === payment.to.getTime()
    const moments = [
      { at: registration.from, what: `报名开始 ${minute(registration.from)}` },
      { at: registration.to, what: `${together ? '报名、缴费' : '报名'}截止 ${minute(registration.to)}` },
      ...(together ? [] : [{ at: payment.to, what: `缴费截止 ${minute(payment.to)}` }]),
      { at: admitCard.from, what: `准考证开放打印 ${minute(admitCard.from)}` },
      ...papers.map((paper) => ({ at: paper.startsAt, what: `考试：${paper.subject}` })),
    ]
    return moments.map((moment) => ({ ...moment, session: session.shortTitle }))
  })
  return points
    .filter((point) => point.at >= at)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, most)
}
