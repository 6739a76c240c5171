import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffTable } from '@/components/office/staff-table'
import { Page } from '@/components/shell/page'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { PageTitle } from '@/components/ui/page-title'
import { listStaffAccounts, staffListedMax } from '@/db/queries/staff'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'

export const metadata: Metadata = { title: '工作人员' }

export default async function StaffPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const [viewer, { q }] = [await requireViewer('staff'), await searchParams]
  if (!hasRole(viewer, 'administrator')) notFound()
  const asked =
    typeof q === 'string'
      ? q
          .replace(/\p{Cc}/gu, '')
          .toWellFormed()
          .slice(0, 50)
      : ''
  const rows = await listStaffAccounts(viewer, asked)
  return (
    <Page width="wide">
      <PageTitle
        title="工作人员"
        lead="账号由系统管理员建立和停用；密码和动态口令由本人设置。每次变动都记入审计。"
        aside={<ButtonLink href="/office/staff/new">新建账号</ButtonLink>}
      />
      <form className="mb-5 flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-72">
          <TextField name="q" label="姓名或用户名的开头" defaultValue={asked} maxLength={50} autoComplete="off" />
        </div>
        <Button tone="secondary">查找</Button>
      </form>
      {rows.length === 0 ? (
        <Empty title="没有这样的账号" action={<ButtonLink href="/office/staff">看全部账号</ButtonLink>}>
          请核对姓名或用户名，只需填写开头的几个字。
        </Empty>
      ) : (
        <StaffTable rows={rows.slice(0, staffListedMax)} />
      )}
      {rows.length > staffListedMax && (
        <p className="mt-3 text-ink-2">只列出前 {staffListedMax} 个账号，请用姓名或用户名查找其余的。</p>
      )}
    </Page>
  )
}
