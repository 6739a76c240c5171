import { Operations } from '@/components/case/operations'
import { StateBadge } from '@/components/case/state-badge'
import { Line } from '@/components/ui/line'
import { Stamp } from '@/components/ui/stamp'
import { registrationMachine } from '@/lib/exam/machine'
import type { RegistrationView } from '@/lib/exam/registration-view'
import type { ShownState } from '@/lib/exam/shown-state'
import { Countdown } from './countdown'

const stamps: Record<ShownState, { lines: string[]; tone: 'seal' | 'jade' | 'ink' } | null> = {
  draft: null,
  unsigned: { lines: ['已确认', '待签署'], tone: 'seal' },
  proving: { lines: ['待上传', '材料'], tone: 'seal' },
  review: { lines: ['已提交', '待审核'], tone: 'ink' },
  returned: { lines: ['审核', '退回'], tone: 'seal' },
  confirmed: { lines: ['已确认', '待缴费'], tone: 'seal' },
  paid: { lines: ['已缴费'], tone: 'jade' },
  finished: { lines: ['考试', '已结束'], tone: 'ink' },
  rejected: { lines: ['审核', '不通过'], tone: 'ink' },
  abandoned: { lines: ['自动', '放弃'], tone: 'ink' },
  refunded: { lines: ['已退费', '作废'], tone: 'ink' },
  voided: { lines: ['报名', '无效'], tone: 'ink' },
  annulled: { lines: ['成绩', '无效'], tone: 'ink' },
}

type RegistrationCardProps = { registration: RegistrationView; title: string; now: Date; landing?: boolean }

/** One registration: what it is, where it stands, 操作列表 (E-09). */
export function RegistrationCard({ registration, title, now, landing }: RegistrationCardProps) {
  const stamp = stamps[registration.state]
  return (
    <article className="rounded-xl border border-line bg-card p-5 sm:p-6">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="font-bold font-song text-[1.3125rem] leading-snug">
            <a href={`/exams/mine/${registration.id}`} className="hover:underline">
              {title}
            </a>
          </h2>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
            <StateBadge machine={registrationMachine} state={registration.state} as="applicant" />
            {registration.choice && <span>{registration.choice}</span>}
            <span className="text-ink-3 text-sm">报名序号 {registration.number}</span>
          </p>
          {registration.dueAt && registration.dueAt > now && (
            <p className="mt-1 text-seal">
              距截止 <Countdown until={registration.dueAt.getTime()} now={now.getTime()} />
            </p>
          )}
        </div>
        {stamp && <Stamp lines={stamp.lines} tone={stamp.tone} landing={landing} />}
      </div>
      <div className="my-5">
        <Line items={registration.line} label="报名进度" />
      </div>
      <Operations operations={registration.operations} label="操作列表" />
    </article>
  )
}
