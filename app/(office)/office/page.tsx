import type { Metadata } from 'next'
import { SeatingTask } from '@/components/office/seating-task'
import { WaitingByRole } from '@/components/office/waiting-by-role'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { countOpenDifferences } from '@/db/queries/reconciliation-office'
import { moneyScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { staffRoles } from '@/lib/access/viewer'
import { readWaitingByRole } from '@/lib/desk/read-queue'
import { readOfficeTasks } from '@/lib/seating/read-office-tasks'

export const metadata: Metadata = { title: '业务后台' }

export default async function OfficePage() {
  const viewer = await requireViewer('staff')
  const [waiting, tasks, differences] = await Promise.all([
    readWaitingByRole(viewer),
    readOfficeTasks(viewer),
    countOpenDifferences(viewer),
  ])
  const roles = [...new Set(viewer.roles.map(({ role }) => staffRoles[role]))].join('、')
  return (
    <Page width="wide">
      <PageTitle title="业务后台" lead={`${viewer.name}，您好。下面是您现在可以办理的事项。`} />
      {moneyScopes(viewer)?.length !== 0 && (
        <p className="mb-5 flex flex-wrap gap-3">
          <ButtonLink href="/office/cashier" tone="secondary">
            缴费订单
          </ButtonLink>
          <ButtonLink href="/office/cashier/reconciliation" tone={differences > 0 ? 'primary' : 'secondary'}>
            {differences > 0 ? `对账：${differences} 条差异待处理` : '对账'}
          </ButtonLink>
        </p>
      )}
      <WaitingByRole waiting={waiting} />
      {tasks.length === 0 && waiting.length === 0 && (
        <Empty title="没有等您办理的事项">
          {roles
            ? `您的角色是${roles}。轮到您审核的申请在“待办”里；考试的事项会列在这里。`
            : '您的账号还没有分配角色，请联系系统管理员为您分配角色和考试范围。'}
        </Empty>
      )}
      {tasks.length > 0 && (
        <ul className="grid grid-cols-1 gap-4">
          {tasks.map((task) => (
            <li key={task.sessionId}>
              <SeatingTask task={task} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
