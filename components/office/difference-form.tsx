'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { type DifferenceStanding, decisions, decisionsFor } from '@/lib/reconciliation/kinds'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = { id: string; kind: string; what: 'payment' | 'refund'; standing: DifferenceStanding; decide: Action }

/** What may be decided, each with what it does; a reason where one is asked. */
export function DifferenceForm({ id, decide, ...difference }: Props) {
  const [reason, setReason] = useState('')
  const offered = decisionsFor(difference)
  return (
    <ActionForm action={decide} className="grid content-start gap-4">
      <input type="hidden" name="id" value={id} />
      <Field
        id="field-reason"
        label="理由"
        hint={`${offered
          .filter((name) => decisions[name].asks)
          .map((name) => `“${decisions[name].label}”`)
          .join('、')}必须写明；最多 300 个字。`}
      >
        <textarea
          id="field-reason"
          name="reason"
          className="box"
          rows={3}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby="field-reason-hint"
        />
      </Field>
      <ul className="grid gap-3">
        {offered.map((name, index) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <SubmitButton name="what" value={name} tone={index === 0 ? 'primary' : 'secondary'} size="small">
              {decisions[name].label}
            </SubmitButton>
            <span className="min-w-0 flex-1 basis-48 text-ink-3 text-sm">{decisions[name].hint}</span>
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
