import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PositionSearch } from '@/components/exam/position-search'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { getPublishedExam } from '@/db/queries/exam'
import { listEducations, searchPositions } from '@/db/queries/position'
import { readPositionFilter, writePositionFilter } from '@/lib/exam/position-filter'

export const metadata: Metadata = { title: '职位表' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PositionsPage({ params, searchParams }: Props) {
  const { id } = await params
  const frame = await getPublishedExam(id)
  if (!frame) notFound()
  if (frame.session.choiceBy !== 'position') return <NoPositions id={id} />
  const { after, ...filter } = readPositionFilter(await searchParams)
  const [found, educations] = await Promise.all([
    searchPositions(id, { ...filter, ...(after ? { after } : {}) }),
    listEducations(id),
  ])
  return (
    <Page>
      <PageTitle
        title="职位表"
        above={frame.session.title}
        back={{ href: `/exams/${id}`, label: frame.session.shortTitle }}
        lead="请先对照条件选好职位、记下职位编码，再进入报名。"
      />
      <PositionSearch
        key={writePositionFilter(filter, after)}
        path={`/exams/${id}/positions`}
        source={`/api/exams/${id}/positions`}
        filter={filter}
        educations={educations}
        found={found}
      />
    </Page>
  )
}

function NoPositions({ id }: { id: string }) {
  return (
    <Page>
      <Empty title="这项考试不按职位报名" action={<ButtonLink href={`/exams/${id}`}>看这项考试</ButtonLink>}>
        没有职位表。
      </Empty>
    </Page>
  )
}
