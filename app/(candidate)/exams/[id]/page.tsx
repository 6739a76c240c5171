import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EnterExam } from '@/components/exam/enter-exam'
import { SessionTicket } from '@/components/exam/session-ticket'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { getPublishedExam } from '@/db/queries/exam'
import { dayAndMinute, fullDay, minute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { choiceWords } from '@/lib/exam/choice-words'
import { lettersToRead, noticeOfCommitment } from '@/lib/exam/letters'
import { feeRange } from '@/lib/exam/papers'
import { rulesTold } from '@/lib/exam/rules'
import { enterRegistrationAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getPublishedExam((await params).id))?.session.title }
}

export default async function ExamPage({ params }: Props) {
  const frame = await getPublishedExam((await params).id)
  if (!frame) notFound()
  const { session, windows, papers, conditions } = frame
  const at = await now()
  return (
    <Page>
      <PageTitle title={session.title} back={{ href: '/exams/current', label: '当前考试' }} lead={`${session.year} 年度`} />
      <SessionTicket
        title={session.shortTitle}
        windows={windows}
        fee={feeRange(frame)}
        now={at}
        heading="h2"
        action={<EnterExam session={session} windows={windows} now={at} action={enterRegistrationAction} />}
      />
      <div className="mt-5 grid gap-5">
        <Card
          title="考试安排"
          aside={
            <a className="link" href={`/api/calendar/${session.id}`}>
              把时间点加到日历（.ics）
            </a>
          }
        >
          <ul className="list-disc pl-5">
            {session.choiceBy === 'position' && (
              <li>
                <a className="link" href={`/exams/${session.id}/positions`}>
                  查询招考职位（职位表）
                </a>
              </li>
            )}
            {papers.map((paper) => (
              <li key={paper.subject}>
                {paper.subject}：{fullDay(paper.startsAt)} {minute(paper.startsAt)}–{minute(paper.endsAt)}
              </li>
            ))}
            <li>
              打印报名表：
              {windows.applicationForm.from > windows.payment.from
                ? `缴费后，${dayAndMinute(windows.applicationForm.from)} 至 ${dayAndMinute(windows.applicationForm.to)}`
                : `缴费后至 ${dayAndMinute(windows.applicationForm.to)}`}
            </li>
            <li>
              打印准考证：{dayAndMinute(windows.admitCard.from)} 至 {dayAndMinute(windows.admitCard.to)}
            </li>
          </ul>
        </Card>
        <Card title="报名前请了解">
          <ul className="list-disc pl-5">
            {[...rulesTold(session.features, conditions), ...session.advice].map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Card>
        {noticeOfCommitment(frame) && (
          <Card title="证明事项告知承诺制">
            <p>报名前请先阅读告知事项，再决定是否采用告知承诺制。</p>
            <div className="mt-3">
              <ButtonLink href={`/exams/${session.id}/commitment`} tone="secondary">
                阅读告知事项
              </ButtonLink>
            </div>
          </Card>
        )}
        <Card title="报名分几步">
          <ol className="list-decimal pl-5">
            {lettersToRead(frame).map((letter) => (
              <li key={letter.key}>阅读{letter.title}</li>
            ))}
            <li>上传照片，填写报名信息</li>
            <li>{choiceWords[session.choiceBy].step}</li>
            {session.choiceBy === 'subjects' && <li>选择科目</li>}
            {session.features.commitment && <li>选择办理方式：采用或不采用告知承诺制</li>}
            <li>核对并确认：确认后不能修改</li>
            {session.features.commitment && <li>签署告知承诺书；或上传证明材料，等待审核通过</li>}
            <li>网上缴费，打印报名表</li>
          </ol>
        </Card>
      </div>
    </Page>
  )
}
