import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { SystemGrants } from '@/components/unit/system-grants'
import { getMember } from '@/db/queries/unit-member'
import { grantLabel, grantsOf } from '@/lib/unit/grants'
import { changeSystemsAction } from '../../../actions'
import { enter } from '../../../enter'

export const metadata: Metadata = { title: '查看授权系统列表' }

export default async function HandlerSystemsPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, ask } = await enter('manager')
  if (ask) return ask
  const found = await getMember(viewer, (await params).id)
  if (!found || found.role === 'manager' || found.state === 'left') notFound()
  const [held, free] = [true, false].map((isHeld) =>
    grantsOf('system')
      .filter((grant) => found.grants.includes(grant) === isHeld)
      .map((grant) => ({ name: grant, label: grantLabel(grant) })),
  )
  return (
    <Page width="form">
      <PageTitle
        title="查看授权系统列表"
        above={`经办人 ${found.name}（${found.username}）`}
        lead="授权系统后，还要在“权限管理”中授权业务和菜单。"
        back={{ href: '/unit/handlers', label: '经办人管理' }}
      />
      <SystemGrants accountId={found.accountId} held={held ?? []} free={free ?? []} action={changeSystemsAction} />
      <p className="mt-5">
        <a href={`/unit/permissions/${found.accountId}`} className="link">
          去权限管理：业务授权和功能菜单授权
        </a>
      </p>
    </Page>
  )
}
