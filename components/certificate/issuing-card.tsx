import { ActionForm } from '@/components/form/action-form'
import { RunProgress } from '@/components/office/run-progress'
import { Card } from '@/components/ui/card'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IssuingView } from '@/lib/certificate/read-issuing'
import { dayAndMinute } from '@/lib/clock/format'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** How many passed, how 公示 stands, and 发放证书 for all who are ready (E-38). */
export function IssuingCard({ view, issue }: { view: IssuingView; issue: Action }) {
  const { frame, passed, period, counts, run, reason } = view
  return (
    <Card title="发放">
      <p>
        全部科目合格 {passed} 人。{periodWords(period)}
      </p>
      <p className="mt-1 mb-4 text-ink-2">
        合格、核查通过、公示结束的，可以发放。每人一本：生成管理号和电子证书，并发短信和站内消息通知；发放后不能收回，只能撤销。
      </p>
      {run && <RunProgress run={run} title="发放证书" />}
      <div className="mt-4">
        {reason ? (
          <GreyedButton label="发放证书" reason={reason} />
        ) : (
          <ActionForm action={issue}>
            <input type="hidden" name="session" value={frame.session.id} />
            <SubmitButton pendingLabel="正在办理…">{`发放证书（${counts.ready} 人）`}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}

function periodWords(period: IssuingView['period']): string {
  if (!period.asked) return '这项考试不公示。'
  if (period.endsAt) return `公示 ${dayAndMinute(period.startsAt)} 至 ${dayAndMinute(period.endsAt)}。`
  return period.isWithdrawn ? '公示已撤回，还没有重新公示。' : '还没有公示。'
}
