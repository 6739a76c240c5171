import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicityProposal } from '@/components/office/publicity-proposal'
import { PublicityStanding } from '@/components/office/publicity-standing'
import { PublicitiesWithdrawn, PublicityWithdrawal } from '@/components/office/publicity-withdrawal'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readOfficePublicity } from '@/lib/publicity/read-office'
import { decideWithdrawalAction, proposeWithdrawalAction, startPublicityAction } from './actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: '公示' }

const doneWords = {
  started: '公示已经办理，到第一天 00:00 自动公开，并通知名单中的人。',
  'withdrawal-proposed': '撤回已经提出，等待另一位考务人员确认。确认之前公示照常进行。',
  'withdrawal-confirmed': '公示已经撤回，名单不再公开；公示已经开始的，系统会通知名单中的每一个人。请核对后重新公示。',
  'withdrawal-declined': '撤回没有办理，公示照常进行。',
}

/** 公示 of a session: whom it will list and from when to when; once started, who stands in it (E-36). */
export default async function OfficePublicityPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = [await requireViewer('staff'), await params, await searchParams]
  const found = await readOfficePublicity(viewer, id, { after: typeof query.after === 'string' ? query.after : undefined })
  if (!found) notFound()
  const { frame, started, page, proposal, after, isOfficer, waiting, withdrawn } = found
  const done = typeof query.done === 'string' && Object.hasOwn(doneWords, query.done) ? query.done : null
  const withdrawal = started && (
    <PublicityWithdrawal
      started={started}
      waiting={waiting}
      isOfficer={isOfficer}
      actions={{ propose: proposeWithdrawalAction, decide: decideWithdrawalAction }}
    />
  )
  return (
    <Page width="wide">
      <PageTitle title="公示" above={frame.session.title} back={{ href: `/office/exams/${id}/scores`, label: '成绩' }} />
      <div className="grid gap-5 [&>*]:min-w-0">
        {done && (
          <Alert tone="done" live>
            {doneWords[done as keyof typeof doneWords]}
          </Alert>
        )}
        {waiting && withdrawal}
        {started && page && <PublicityStanding started={started} page={page} after={after} />}
        {!waiting && withdrawal}
        {proposal && (
          <PublicityProposal
            sessionId={id}
            isOfficer={isOfficer}
            isCommitted={frame.session.features.commitment === true}
            proposal={proposal}
            start={startPublicityAction}
          />
        )}
        <PublicitiesWithdrawn withdrawn={withdrawn} />
      </div>
    </Page>
  )
}
