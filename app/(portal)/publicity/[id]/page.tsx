import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicityOver } from '@/components/publicity/publicity-over'
import { PublicityPeople } from '@/components/publicity/publicity-people'
import { PublicityWithdrawn } from '@/components/publicity/publicity-withdrawn'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { getPublishedExam } from '@/db/queries/exam'
import { readPublicList } from '@/lib/publicity/read-public'

// Names of people are not for search engines, which keep them after the days are over.
export const metadata: Metadata = { title: '合格人员公示', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One 公示: who stands in it while it runs, and how to report a concern (E-36, O-03). */
export default async function PublicityPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams]
  const [list, frame] = await Promise.all([
    readPublicList(id, { after: only(query.after), name: only(query.name) }),
    getPublishedExam(id),
  ])
  if (!list && !frame) notFound()
  return (
    <Page>
      <PageTitle
        title="合格人员公示"
        above={list?.publicity.title ?? frame?.session.title}
        back={{ href: '/publicity', label: '公示' }}
      />
      {!list && <Empty title="这次考试现在没有公示">成绩公布以后，合格人员名单会在这里公示。</Empty>}
      {list?.phase === 'running' && <PublicityPeople list={list} />}
      {list?.phase === 'over' && <PublicityOver publicity={list.publicity} />}
      {list?.phase === 'withdrawn' && <PublicityWithdrawn publicity={list.publicity} />}
    </Page>
  )
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
