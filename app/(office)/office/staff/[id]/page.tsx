import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { NewLinkForm } from '@/components/office/link-form'
import { StaffRoles } from '@/components/office/staff-roles'
import { StaffState } from '@/components/office/staff-table'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
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
        {!own && <Entry accountId={account.id} closed={account.disabledAt !== null} enrolled={account.enrolled} />}
      </div>
    </Page>
  )
}

function Entry({ accountId, closed, enrolled }: { accountId: string; closed: boolean; enrolled: boolean }) {
  const hidden = <input type="hidden" name="account" value={accountId} />
  if (closed) {
    return (
      <Card title="恢复账号">
        <p className="mb-4 text-ink-2">恢复后，本人用原来的密码和动态口令登录，角色不变。</p>
        <ActionForm action={reopenStaffAction}>
          {hidden}
          <SubmitButton tone="secondary">恢复账号</SubmitButton>
        </ActionForm>
      </Card>
    )
  }
  return (
    <>
      <Card title={enrolled ? '忘记密码或换了手机' : '开通链接'}>
        <p className="mb-4 text-ink-2">
          {enrolled
            ? '重置后，原来的密码、动态口令和恢复码马上失效，所有登录结束；本人用新的链接重新设置。请先核实是本人。'
            : '链接过期或遗失时，可以生成新的；原来的链接随即失效。'}
        </p>
        <NewLinkForm action={resetStaffAction} accountId={accountId}>
          {enrolled ? '重置并生成新链接' : '生成新链接'}
        </NewLinkForm>
      </Card>
      <Card title="停用账号">
        <p className="mb-4 text-ink-2">停用后马上退出所有登录，不能再登录；办过的业务和记录都保留，以后可以恢复。</p>
        <ActionForm action={closeStaffAction}>
          {hidden}
          <SubmitButton tone="danger">停用账号</SubmitButton>
        </ActionForm>
      </Card>
    </>
  )
}
