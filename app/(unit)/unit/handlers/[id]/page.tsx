import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { HandlerForm } from '@/components/unit/handler-form'
import { MemberStanding } from '@/components/unit/member-table'
import { ResetForm } from '@/components/unit/reset-form'
import { SuccessorForm } from '@/components/unit/successor-form'
import { getMember, listMembers } from '@/db/queries/unit-member'
import { idKinds } from '@/lib/account/id-kinds'
import { shownMember } from '@/lib/unit/shown-member'
import { closeHandlerAction, editHandlerAction, handOverAction, resetHandlerAction } from '../../actions'
import { enter } from '../../enter'

export const metadata: Metadata = { title: '修改经办人' }

export default async function HandlerPage({ params }: { params: Promise<{ id: string }> }) {
  const { viewer, ask } = await enter('manager')
  if (ask) return ask
  const found = await getMember(viewer, (await params).id)
  if (!found || found.role === 'manager' || found.state === 'left') notFound()
  const { accountId, username, name, idKindName, maskedNumber, until, ...standing } = shownMember(found)
  const others = (await listMembers(viewer)).filter((one) => one.state !== 'left' && one.accountId !== accountId)
  return (
    <Page width="form">
      <PageTitle
        title={name}
        above={`经办人 ${username}`}
        back={{ href: '/unit/handlers', label: '经办人管理' }}
        aside={<MemberStanding {...standing} until={until} />}
      />
      <div className="grid gap-5">
        <Card title="修改">
          <HandlerForm
            action={editHandlerAction}
            idKinds={idKinds}
            handler={{ accountId, maskedNumber, typed: { name, idKind: idKindName, idNumber: '', username, until } }}
          />
        </Card>
        <Card title="重置密码">
          <p className="mb-4 text-ink-2">原来的密码马上失效，所有登录结束；本人用新的链接重新设置。请先核实是本人。</p>
          <ResetForm action={resetHandlerAction} accountId={accountId} />
        </Card>
        <Card title="移交并注销">
          <p className="mb-4 text-ink-2">经办人离职或换岗时：未办结的业务和授权一并移交给接收人，生成移交清单，账号注销。</p>
          <SuccessorForm action={handOverAction} accountId={accountId} successors={others} button="移交并注销" />
        </Card>
        <Card title="注销">
          <p className="mb-4 text-ink-2">没有业务要移交的，可以直接注销：马上退出所有登录，授权全部收回，不能恢复。</p>
          <ActionForm action={closeHandlerAction}>
            <input type="hidden" name="account" value={accountId} />
            <SubmitButton tone="danger">注销</SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </Page>
  )
}
