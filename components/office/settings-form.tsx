'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SettingField } from '@/lib/exam/config/part'
import type { Problems } from '@/lib/workflow/form'
import { SettingFields } from './setting-fields'

export type SettingsAnswer = { typed: Readonly<Record<string, string>>; problems: Problems; message: string | null }
type Props = {
  session: string
  part: string
  version: number
  fields: Readonly<Record<string, SettingField>>
  typed: Readonly<Record<string, string>>
  /** Registration has opened: why must be said. */
  needsReason: boolean
  action: (previous: SettingsAnswer, form: FormData) => Promise<SettingsAnswer>
}

/** One part of what is set of an exam; what was typed stays whatever is wrong with it. */
export function SettingsForm({ session, part, version, fields, typed, needsReason, action }: Props) {
  const [answer, submit] = useActionState(action, { typed, problems: {}, message: null })
  const reason: SettingField = { label: '为什么改', as: 'text', required: true, hint: '报名已经开始，改动和原因都会留下记录' }
  const all = needsReason ? { ...fields, reason } : fields
  return (
    <form action={submit} className="grid gap-5">
      {answer.message && (
        <Alert tone="error" title="没有保存" live>
          {answer.message}
        </Alert>
      )}
      <input type="hidden" name="session" value={session} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="version" value={version} />
      <SettingFields fields={all} typed={answer.typed} problems={answer.problems} />
      <div>
        <SubmitButton pendingLabel="正在保存…">保存</SubmitButton>
      </div>
    </form>
  )
}
