import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OpenedEntry } from '@/lib/dishonesty/open-entry'
import { ReasonField } from './dishonesty-form'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = { entry: OpenedEntry; accountId: string; at: Date; actions: { decide: Action; end: Action } }

/** What an officer may do with an entry: confirm or decline what waits, or propose that it ends early (O-23, O-27). */
export function DishonestyDecision({ entry, accountId, at, actions }: Props) {
  const waiting = [entry, ...entry.endings].find(({ state }) => state === 'proposed')
  if (waiting) {
    const isOwn = waiting.proposedBy === accountId
    const what = waiting === entry ? '确认记入' : '确认终止'
    return (
      <Card title="复核">
        <ActionForm action={actions.decide} className="flex flex-wrap items-start gap-3">
          <input type="hidden" name="entry" value={entry.id} />
          {isOwn ? (
            <GreyedButton label={what} reason="须由另一位考务人员确认" />
          ) : (
            <SubmitButton name="do" value="confirm">
              {what}
            </SubmitButton>
          )}
          <SubmitButton name="do" value="decline" tone="secondary">
            {isOwn ? '收回' : '不同意'}
          </SubmitButton>
        </ActionForm>
      </Card>
    )
  }
  const isOver = entry.endedAt !== null || (entry.endsAt !== null && entry.endsAt <= at)
  if (entry.state !== 'confirmed' || isOver) return null
  return (
    <Card title="提前终止">
      <p className="mb-4 text-ink-2">记录不会删除。另一位考务人员确认后，从确认时起不再限制本人。</p>
      <ActionForm action={actions.end} className="grid gap-4">
        <input type="hidden" name="entry" value={entry.id} />
        <ReasonField label="理由" />
        <TextField name="documentNumber" label="文号" maxLength={60} autoComplete="off" required />
        <div>
          <SubmitButton tone="secondary">提出提前终止</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
