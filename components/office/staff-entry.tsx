import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { NewLinkForm } from './link-form'

type Move = ComponentProps<typeof ActionForm>['action']
type Props = {
  accountId: string
  closed: boolean
  enrolled: boolean
  actions: { reset: ComponentProps<typeof NewLinkForm>['action']; close: Move; reopen: Move }
}

/** Whether somebody may come in: a new link, 停用, or 恢复 (O-27). */
export function StaffEntry({ accountId, closed, enrolled, actions }: Props) {
  const hidden = <input type="hidden" name="account" value={accountId} />
  if (closed) {
    return (
      <Card title="恢复账号">
        <p className="mb-4 text-ink-2">恢复后，本人用原来的密码和动态口令登录，角色不变。</p>
        <ActionForm action={actions.reopen}>
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
        <NewLinkForm action={actions.reset} accountId={accountId}>
          {enrolled ? '重置并生成新链接' : '生成新链接'}
        </NewLinkForm>
      </Card>
      <Card title="停用账号">
        <p className="mb-4 text-ink-2">停用后马上退出所有登录，不能再登录；办过的业务和记录都保留，以后可以恢复。</p>
        <ActionForm action={actions.close}>
          {hidden}
          <SubmitButton tone="danger">停用账号</SubmitButton>
        </ActionForm>
      </Card>
    </>
  )
}
