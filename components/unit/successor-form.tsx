import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = {
  action: ComponentProps<typeof ActionForm>['action']
  /** Who hands over; absent: the manager. */
  accountId?: string
  successors: readonly { accountId: string; name: string; username: string }[]
  button: string
}

/** 移交: to whom, in one click (B-13). */
export function SuccessorForm({ action, accountId, successors, button }: Props) {
  return (
    <ActionForm action={action} className="flex flex-col items-start gap-4">
      {accountId && <input type="hidden" name="account" value={accountId} />}
      <div className="w-full sm:w-80">
        <Field id="field-to" label="接收人" required>
          <select id="field-to" name="to" className="box cursor-pointer" defaultValue="">
            <option value="">请选择</option>
            {successors.map((one) => (
              <option key={one.accountId} value={one.accountId}>
                {one.name}（{one.username}）
              </option>
            ))}
          </select>
        </Field>
      </div>
      <SubmitButton tone="danger" pendingLabel="正在移交…">
        {button}
      </SubmitButton>
    </ActionForm>
  )
}
