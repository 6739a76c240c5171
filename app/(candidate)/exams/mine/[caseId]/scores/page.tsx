import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScoreList } from '@/components/exam/score-list'
import { ScoreOutcome } from '@/components/exam/score-outcome'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute, exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { titleWithYear } from '@/lib/exam/title-with-year'
import { readOwnScores } from '@/lib/scoring/read-own-scores'

export const metadata: Metadata = { title: '成绩查询' }

type Props = { params: Promise<{ caseId: string }> }

/** 成绩查询: what was scored and what it means, what is passed and until when, what is missing, and until when 成绩复查 may be asked for (E-33, E-34). */
export default async function OwnScoresPage({ params }: Props) {
  const { caseId } = await params
  const read = await readOwnScores(await requireViewer('person'), caseId)
  if (!read) notFound()
  const back = { href: `/exams/mine/${caseId}`, label: '报名详情' }
  if (!read.scores) {
    const { publishAt, frame } = read
    return (
      <Page>
        <PageTitle title="成绩查询" above={frame.session.title} back={back} />
        <Empty title="成绩还没有发布" action={<ButtonLink href={back.href}>回到报名详情</ButtonLink>}>
          {publishAt ? `成绩将于 ${dayAndMinute(publishAt)} 发布，到时可以在这里查询。` : '发布以后会发站内消息和短信通知您。'}
        </Empty>
      </Page>
    )
  }
  const { scores } = read
  return (
    <Page>
      <PageTitle
        title="成绩查询"
        above={titleWithYear(scores.frame.session)}
        lead={`${scores.admitCardNumber ? `准考证号 ${scores.admitCardNumber}，` : ''}报名序号 ${scores.number}，${exact(scores.publication.publishAt)} 发布。`}
        back={back}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <ScoreOutcome scores={scores} />
        <ScoreList scores={scores} now={await now()} />
      </div>
    </Page>
  )
}
