import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffEntry } from '@/components/office/staff-entry'
import { StaffRoles } from '@/components/office/staff-roles'
import { StaffState } from '@/components/office/staff-table'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { getStaffAccount, listScopes } from '@/db/queries/staff'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute, fullDay } from '@/lib/clock/format'
import { closeStaffAction, giveRoleAction, reopenStaffAction, resetStaffAction, takeRoleAction } from '../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export const metadata: Metadata = { title: '工作人员账号' }

const doneWords = {
  give: '已授予，下一次操作起生效',
  take: '已收回，下一次操作起生效',
  close: '已停用，所有登录已结束',
  reopen: '已恢复',
}

export default async function StaffAccountPage({ params, searchParams }: Props) {
  const [viewer, { id }, { done }] = [await requireViewer('staff'), await params, await searchParams]
  const [account, scopes] = await Promise.all([getStaffAccount(viewer, id), listScopes(viewer)])
  if (!account) notFound()
  const own = account.id === viewer.accountId
  const told = typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done as keyof typeof doneWords] : null
  return (
    <Page>
      <PageTitle
        title={account.name}
        above="工作人员账号"
        back={{ href: '/office/staff', label: '工作人员' }}
        aside={<StaffState {...account} />}
      />
      <div className="grid gap-5">
        {told && (
          <Alert tone="done" live>
            {told}
          </Alert>
        )}
        <Card title="账号">
          <DescriptionList
            items={[
              { term: '用户名', detail: account.username },
              { term: '建立', detail: fullDay(account.createdAt) },
              { term: '动态口令', detail: account.enrolled ? `已设置，恢复码还剩 ${account.codesLeft} 个` : '还没有设置' },
              ...(account.linkUntil
                ? [{ term: '开通链接', detail: `已交出，${dayAndMinute(account.linkUntil)} 前可用一次` }]
                : []),
            ]}
          />
        </Card>
        <StaffRoles
          accountId={account.id}
          roles={account.roles}
          scopes={scopes}
          locked={own ? '不能改变自己的角色，请由另一位系统管理员办理。' : null}
          give={giveRoleAction}
          take={takeRoleAction}
        />
        {!own && (
          <StaffEntry
            accountId={account.id}
            closed={account.disabledAt !== null}
            enrolled={account.enrolled}
            actions={{ reset: resetStaffAction, close: closeStaffAction, reopen: reopenStaffAction }}
          />
        )}
      </div>
    </Page>
  )
}
