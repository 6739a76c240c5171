import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { GrantBoxes } from '@/components/unit/grant-boxes'
import { GrantTabs } from '@/components/unit/grant-tabs'
import { TickButtons } from '@/components/unit/tick-buttons'
import { getMember } from '@/db/queries/unit-member'
import { isUnitManager } from '@/lib/access/policy'
import { grantTree } from '@/lib/unit/grant-tree'
import { menuSystem, systems } from '@/lib/unit/grants'
import { setGrantsAction } from '../../actions'
import { enter } from '../../enter'

export const metadata: Metadata = { title: '授权' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string | string[]; done?: string | string[] }> }

export default async function PermissionPage({ params, searchParams }: Props) {
  const { viewer, ask } = await enter('permissions')
  if (ask) return ask
  const [{ id }, { tab, done }] = [await params, await searchParams]
  const found = await getMember(viewer, id)
  if (!found || found.role === 'manager' || found.state === 'left') notFound()
  const kind = tab === 'menu' ? 'menu' : 'item'
  const mayChange = isUnitManager(viewer)
  return (
    <Page width="form">
      <PageTitle
        title="授权"
        above={`经办人员 ${found.name}（${found.username}）`}
        back={{ href: '/unit/permissions', label: '权限管理' }}
      />
      <div className="grid gap-5">
        {done === '1' && (
          <Alert tone="done" live>
            已保存，经办人员下一次操作起生效
          </Alert>
        )}
        {!found.grants.includes(`system:${menuSystem}`) && (
          <Alert tone="soon" title={`还没有授权“${systems[menuSystem]}”`}>
            业务和菜单授权要先<a href={`/unit/handlers/${found.accountId}/systems`}>授权系统</a>才起作用。
          </Alert>
        )}
        <Card as="div">
          <GrantTabs accountId={found.accountId} kind={kind} />
          <ActionForm action={setGrantsAction} className="flex flex-col gap-4">
            <input type="hidden" name="account" value={found.accountId} />
            <input type="hidden" name="kind" value={kind} />
            <GrantBoxes key={kind} tree={grantTree(kind)} ticked={found.grants} locked={!mayChange} />
            {mayChange && (
              <div className="flex flex-wrap gap-3">
                <SubmitButton size="small" pendingLabel="正在保存…">
                  保存
                </SubmitButton>
                <TickButtons />
              </div>
            )}
          </ActionForm>
        </Card>
      </div>
    </Page>
  )
}
