import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TickButtons } from './tick-buttons'

type System = { name: string; label: string }
type Props = {
  accountId: string
  held: readonly System[]
  free: readonly System[]
  action: ComponentProps<typeof ActionForm>['action']
}

/** 授权系统: what a handler may enter, and what it may be given besides. */
export function SystemGrants({ accountId, held, free, action }: Props) {
  return (
    <div className="grid gap-5">
      <Card title="已授权系统名称">
        <ActionForm action={action}>
          <input type="hidden" name="account" value={accountId} />
          {held.length === 0 && <p className="mb-4 text-ink-2">还没有授权任何系统。</p>}
          <Boxes systems={held} />
          <div className="mt-3 flex flex-wrap gap-3">
            <SubmitButton name="do" value="take" tone="danger" size="small" pendingLabel="正在删除…">
              删除授权
            </SubmitButton>
            <TickButtons />
            <ButtonLink href="/unit/handlers" tone="quiet" size="small">
              返回
            </ButtonLink>
          </div>
        </ActionForm>
      </Card>
      {free.length > 0 && (
        <Card title="新增授权">
          <ActionForm action={action}>
            <input type="hidden" name="account" value={accountId} />
            <Boxes systems={free} />
            <div className="mt-3 flex flex-wrap gap-3">
              <SubmitButton name="do" value="give" size="small" pendingLabel="正在新增…">
                新增授权
              </SubmitButton>
              <TickButtons />
            </div>
          </ActionForm>
        </Card>
      )}
    </div>
  )
}

function Boxes({ systems }: { systems: readonly System[] }) {
  return systems.map(({ name, label }) => (
    <label key={name} className="flex min-h-11 cursor-pointer items-center gap-3">
      <input type="checkbox" name="grant" value={name} className="size-5 accent-blue" />
      {label}
    </label>
  ))
}
