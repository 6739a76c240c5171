import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewStaffForm } from '@/components/office/link-form'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { openStaffAction } from '../actions'

export const metadata: Metadata = { title: '新建工作人员账号' }

export default async function NewStaffPage() {
  if (!hasRole(await requireViewer('staff'), 'administrator')) notFound()
  return (
    <Page width="form">
      <PageTitle
        title="新建工作人员账号"
        lead="建好后得到一个开通链接，交给本人设置密码和动态口令；然后为账号分配角色。"
        back={{ href: '/office/staff', label: '工作人员' }}
      />
      <Card as="div">
        <NewStaffForm action={openStaffAction} />
      </Card>
    </Page>
  )
}
