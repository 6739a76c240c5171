import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Timeline } from '@/components/case/timeline'
import { CertificateCard } from '@/components/certificate/certificate-card'
import { GivenBackMoney } from '@/components/exam/given-back-money'
import { RegistrationCard } from '@/components/exam/registration-card'
import { ReturnedNote } from '@/components/exam/returned-note'
import { SignedLetter } from '@/components/exam/signed-letter'
import { VoidedNote } from '@/components/exam/voided-note'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { certificateOfCase } from '@/db/queries/certificate'
import { signedCommitment } from '@/db/queries/commitment'
import { listHistory } from '@/db/queries/request'
import { requireViewer } from '@/lib/access/session'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { registrationMachine } from '@/lib/exam/machine'
import { readMyExams } from '@/lib/exam/read-registration'
import { marksHref } from '@/lib/exam/returned-marks'
import { voidedNote } from '@/lib/exam/voiding/voided-note'
import { orderOf } from '@/lib/payment/order-of'
import { eventsShownTo } from '@/lib/workflow/events-shown'

export const metadata: Metadata = { title: '报名详情' }

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<{ saved?: string }> }

export default async function RegistrationPage({ params, searchParams }: Props) {
  const { caseId } = await params
  const [viewer, at] = [await requireViewer('person'), await now()]
  const exam = (await readMyExams(viewer, at)).find((one) => one.id === caseId)
  if (!exam) notFound()
  const [history, order, signed, certificate] = await Promise.all([
    listHistory(exam.id),
    orderOf(viewer, exam.id),
    signedCommitment(exam.id),
    certificateOfCase(exam.id),
  ])
  const events = eventsShownTo(registrationMachine, 'applicant', history)
  const saved = (await searchParams).saved && exam.state === 'draft'
  return (
    <Page>
      <PageTitle title={exam.frame.session.title} back={{ href: '/exams/mine', label: '我的考试' }} />
      {saved && (
        <div className="mb-5">
          <Alert tone="soon" title="已暂存，还没有确认">
            报名截止前没有确认的，视为自动放弃报名。截止前可随时“修改报名”。
          </Alert>
        </div>
      )}
      <VoidedNote note={voidedNote(history)} />
      <ReturnedNote items={exam.returned} sessionId={exam.frame.session.id} marksHref={await marksHref(exam)} />
      <RegistrationCard registration={exam} title={exam.frame.session.shortTitle} now={at} />
      <div className="mt-5 grid gap-5">
        {certificate && <CertificateCard view={certificate} />}
        {order && <GivenBackMoney order={order} />}
        {signed && <SignedLetter signed={signed} />}
        <Card title="办理记录">
          <Timeline
            items={events.map((event) => ({
              label: event.label,
              time: exact(event.at),
              at: event.at.toISOString(),
              ...(event.opinion ? { note: event.opinion } : {}),
            }))}
          />
        </Card>
        <p className="text-ink-3 text-sm">
          {exam.confirmed && '确认后报名信息不能再改；姓名、证件号码等确有错误的，请致电 0755-88100099 登记。'}
          <a className="link" href={`/api/calendar/${exam.frame.session.id}`}>
            把时间点加到日历（.ics）
          </a>
        </p>
      </div>
    </Page>
  )
}
