import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuditFilterForm } from '@/components/office/audit-filter-form'
import { AuditTable } from '@/components/office/audit-table'
import { VerifyPanel } from '@/components/office/verify-panel'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { listAccountNames, listAudit } from '@/db/queries/audit-list'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { isUuid } from '@/lib/text/is-uuid'
import { verifyAction } from './actions'
import { type AuditQuery, auditPath, filterOf, readAsked, readAuditCursor } from './audit-filter'

export const metadata: Metadata = { title: '审计' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<AuditQuery> }) {
  const [viewer, query] = [await requireViewer('staff'), await searchParams]
  if (!hasRole(viewer, 'auditor')) notFound()
  const [asked, after] = [readAsked(query), readAuditCursor(query.after)]
  const { rows, next } = await listAudit(viewer, filterOf(asked), after)
  const accounts = rows.flatMap((row) => [row.actorId, row.aboutType === 'account' && isUuid(row.aboutId) ? row.aboutId : null])
  const names = await listAccountNames(viewer, accounts)
  return (
    <Page width="wide">
      <PageTitle title="审计" lead="谁在什么时候、从哪里、做了什么，看过谁的完整证件号码。只能看，不能改，任何人都不能改。" />
      <VerifyPanel action={verifyAction} />
      <AuditFilterForm asked={asked} />
      {rows.length === 0 ? (
        <Empty
          title={after ? '后面没有了' : '没有这样的记录'}
          action={
            <ButtonLink href={after ? auditPath(asked) : '/office/audit'} tone="secondary">
              {after ? '回到第一页' : '看全部记录'}
            </ButtonLink>
          }
        >
          用户名要写全；姓名只查工作人员；日期按业务时间。
        </Empty>
      ) : (
        <AuditTable rows={rows} names={names} />
      )}
      <Pager first={after && auditPath(asked)} next={next && auditPath(asked, next)} />
    </Page>
  )
}
