import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { HandlerLinks } from '@/components/unit/handler-links'
import { MemberTable } from '@/components/unit/member-table'
import { SuccessorForm } from '@/components/unit/successor-form'
import { listHandovers, listMembers } from '@/db/queries/unit-member'
import { isUnitManager } from '@/lib/access/policy'
import { fullDay } from '@/lib/clock/format'
import { shownMember } from '@/lib/unit/shown-member'
import { resignAction } from '../actions'
import { enter } from '../enter'
import { HandlerQuery, readQuery } from './handler-query'

export const metadata: Metadata = { title: '经办人管理' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function HandlersPage({ searchParams }: Props) {
  const { viewer, ask } = await enter('upkeep')
  if (ask) return ask
  const query = readQuery(await searchParams)
  const isManager = isUnitManager(viewer)
  const [all, handovers] = await Promise.all([listMembers(viewer), listHandovers(viewer)])
  const found = query.isEmpty ? all : await listMembers(viewer, query.filter)
  const rows = found.filter(({ role }) => role === 'handler').map(shownMember)
  const successors = all.filter(({ role, state, idKind }) => role === 'handler' && state === 'active' && idKind)
  return (
    <Page width="wide">
      <PageTitle
        title="经办人管理"
        above="维护管理"
        lead="经办人由单位管理员新增，授权后才能办理业务；重置密码、注销和移交，在每个人的“修改”里。"
        aside={isManager && <ButtonLink href="/unit/handlers/new">新增</ButtonLink>}
      />
      <HandlerQuery {...query} />
      {rows.length === 0 ? (
        <Empty title="没有这样的经办人">请核对查询条件，或点击“新增”。</Empty>
      ) : (
        <MemberTable
          caption="经办人"
          rows={rows}
          extra="证件类型"
          action="授权系统"
          act={(row) => <HandlerLinks {...row} isManager={isManager} />}
        />
      )}
      <div className="mt-6 grid gap-5">
        {handovers.length > 0 && (
          <Card title="业务移交清单">
            <ul>
              {handovers.map(({ id, at }) => (
                <li key={id}>
                  <a href={`/unit/handovers/${id}`} className="link inline-block py-2">
                    {fullDay(at)}的移交
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {isManager && (
          <Card title="移交管理员">
            <p className="mb-4 text-ink-2">
              您不再担任单位管理员时，选一位经办人接任：全部未办结的业务一并移交，您成为没有授权的经办人。
            </p>
            <SuccessorForm action={resignAction} successors={successors} button="移交管理员" />
          </Card>
        )}
      </div>
    </Page>
  )
}
