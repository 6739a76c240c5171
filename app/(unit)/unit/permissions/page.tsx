import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { MemberTable } from '@/components/unit/member-table'
import { listMembers } from '@/db/queries/unit-member'
import { isUnitManager } from '@/lib/access/policy'
import { shownMember } from '@/lib/unit/shown-member'
import { enter } from '../enter'

export const metadata: Metadata = { title: '权限管理' }

export default async function PermissionsPage() {
  const { viewer, ask } = await enter('permissions')
  if (ask) return ask
  const rows = (await listMembers(viewer)).filter(({ state }) => state !== 'left').map(shownMember)
  const verb = isUnitManager(viewer) ? '授权' : '查看'
  return (
    <Page width="wide">
      <PageTitle
        title="权限管理"
        lead="单位管理员可以办理全部业务，不用授权。省政务服务网的单位用户是经办人员，由管理员在这里授权后才能办理。"
      />
      <MemberTable
        caption="管理员和经办人员"
        rows={rows}
        extra="用户身份"
        action="授权"
        act={({ accountId, name, isManager }) =>
          isManager ? (
            <span className="text-ink-3">全部业务</span>
          ) : (
            <a href={`/unit/permissions/${accountId}`} className="link inline-block py-1">
              {verb}
              <span className="sr-only">：{name}</span>
            </a>
          )
        }
      />
    </Page>
  )
}
