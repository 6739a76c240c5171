import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExamJournals, JournalDays } from '@/components/office/journal-tables'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listExamJournals, listJournalDays } from '@/db/queries/journal'
import { moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'

export const metadata: Metadata = { title: '资金流水' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every cent of every exam, and with `?exam=` day by day (O-21). */
export default async function JournalPage({ searchParams }: Props) {
  const viewer = await requireViewer('staff')
  if (moneyScopes(viewer)?.length === 0) notFound()
  const asked = (await searchParams).exam
  const exams = await listExamJournals(viewer)
  const exam = exams.find(({ sessionId }) => sessionId === asked) ?? exams[0]
  const days = exam ? await listJournalDays(viewer, exam.sessionId) : []
  return (
    <Page width="wide">
      <PageTitle
        title="资金流水"
        lead="收款 = 退款 + 报名费 + 待退，全部由收退款记录算出。"
        back={{ href: '/office/cashier', label: '缴费订单' }}
      />
      {exam ? (
        <div className="grid gap-5 [&>*]:min-w-0">
          <ExamJournals rows={exams} />
          <Card title={`${exam.title} · 逐日流水`}>
            <JournalDays rows={days} />
          </Card>
        </div>
      ) : (
        <Empty title="还没有资金往来">考生缴费后，各项考试的资金列在这里。</Empty>
      )}
    </Page>
  )
}
