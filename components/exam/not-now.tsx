import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'

/** A step of a registration that is not to be done now, and why. */
export function NotNow({ caseId, title, why }: { caseId: string; title: string; why: string }) {
  return (
    <Page width="form">
      <PageTitle title={title} back={{ href: `/exams/mine/${caseId}`, label: '我的考试' }} />
      <Empty title="现在不用办理">{why}</Empty>
    </Page>
  )
}
