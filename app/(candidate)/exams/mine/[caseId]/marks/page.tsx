import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MarkedQuestions } from '@/components/exam/marked-questions'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { readOwnMarks } from '@/lib/exam/returned-marks'

export const metadata: Metadata = { title: '材料上的标记' }

type Props = { params: Promise<{ caseId: string }> }

/** 查看标记: what a reviewer marked on the materials when the registration was last returned (B-05). */
export default async function MarksPage({ params }: Props) {
  const { caseId } = await params
  const read = await readOwnMarks(await requireViewer('person'), caseId)
  if (!read) notFound()
  const back = { href: `/exams/mine/${caseId}`, label: '报名详情' }
  return (
    <Page>
      <PageTitle
        title="材料上的标记"
        above={read.title}
        back={back}
        lead="审核人员最近一次退回时，在您提交的材料上标出了这些问题。"
      />
      {read.marked.length > 0 ? (
        <MarkedQuestions marked={read.marked} />
      ) : (
        <Empty title="没有标记" action={<ButtonLink href={back.href}>回到报名详情</ButtonLink>}>
          审核人员没有在您的材料上标出问题。
        </Empty>
      )}
    </Page>
  )
}
