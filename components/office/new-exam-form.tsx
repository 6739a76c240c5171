'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SettingField } from '@/lib/exam/config/part'
import type { Option } from '@/lib/workflow/form'
import { SettingInput } from './setting-input'

export type NewExamAnswer = { typed: Readonly<Record<string, string>>; message: string | null }
type Props = { sources: readonly Option[]; action: (previous: NewExamAnswer, form: FormData) => Promise<NewExamAnswer> }

/** From what a new exam begins, and what it is called. */
export function NewExamForm({ sources, action }: Props) {
  const [answer, submit] = useActionState(action, { typed: {}, message: null })
  const fields: Record<string, SettingField> = {
    from: {
      label: '从哪里开始',
      as: 'select',
      required: true,
      options: sources,
      hint: '沿用往年的，时间自动挪到新的年度，请再核对；考点考场建好以后在“考点考场”里沿用，职位表每年重新导入',
    },
    exam: { label: '考试代码', as: 'text', hint: '用模板时填写，同一项考试历年相同，例如 economics' },
    year: { label: '年度', as: 'text', required: true, hint: '例如 2021' },
    title: { label: '考试名称', as: 'text', required: true },
  }
  return (
    <form action={submit} className="grid gap-5">
      {answer.message && (
        <Alert tone="error" title="没有建立" live>
          {answer.message}
        </Alert>
      )}
      {Object.entries(fields).map(([name, field]) => (
        <SettingInput
          key={`${name} ${answer.typed[name]}`}
          name={name}
          field={field}
          value={answer.typed[name] ?? ''}
          problem={undefined}
        />
      ))}
      <div>
        <SubmitButton pendingLabel="正在建立…">新建考试</SubmitButton>
      </div>
    </form>
  )
}
