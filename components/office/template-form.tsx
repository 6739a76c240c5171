'use client'
import { useActionState, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { describedBy, Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TemplateVariables } from '@/lib/message/template'
import { type Draft, previewOf, templateProblems } from '@/lib/message/template-draft'
import { TemplatePreview } from './template-preview'

type Answer = { draft: Draft; message: string | null }
type TemplateFormProps = {
  template: string
  version: number
  words: Draft
  variables: TemplateVariables
  action: (previous: Answer, form: FormData) => Promise<Answer>
}

/** Words on the left, how they will read on the right while they are typed; without scripts 预览 draws it. */
export function TemplateForm({ template, version, words, variables, action }: TemplateFormProps) {
  const [answer, submit] = useActionState(action, { draft: words, message: null })
  const [draft, setDraft] = useState(answer.draft)
  const problems = templateProblems(draft, variables)
  const box = (name: keyof Draft, label: string, hint: string) => ({
    name,
    label,
    hint,
    value: draft[name],
    problem: problems.find((one) => one.field === name)?.message,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <form action={submit} className="grid gap-4">
        {answer.message && (
          <Alert tone="error" title="没有保存" live>
            {answer.message}
          </Alert>
        )}
        <input type="hidden" name="key" value={template} />
        <input type="hidden" name="version" value={version} />
        <TextField {...box('title', '标题', '站内消息的标题，最多 40 个字。')} required autoComplete="off" />
        <LongField {...box('body', '正文', '站内消息的正文，最多 500 个字。')} required rows={5} />
        <LongField {...box('sms', '短信', '不用写签名【准考】和查询码，发送时自动加上。不发短信就留空。')} rows={4} />
        <Variables variables={variables} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="save" pendingLabel="正在保存…">
            保存为新版本
          </SubmitButton>
          <noscript>
            <SubmitButton name="intent" value="preview" tone="secondary">
              预览
            </SubmitButton>
          </noscript>
        </div>
      </form>
      <Card title="预览" aside={<span className="text-ink-3 text-sm">用示例内容填写</span>}>
        <TemplatePreview preview={previewOf(draft, variables)} />
      </Card>
    </div>
  )
}

type LongFieldProps = {
  name: string
  label: string
  hint: string
  problem: string | undefined
  required?: boolean
  rows: number
  value: string
  onChange: (event: { target: { value: string } }) => void
}

function LongField({ name, label, hint, problem, required = false, ...textarea }: LongFieldProps) {
  const id = `field-${name}`
  return (
    <Field id={id} label={label} hint={hint} problem={problem} required={required}>
      <textarea
        id={id}
        name={name}
        className="box"
        aria-required={required || undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { hint, problem })}
        {...textarea}
      />
    </Field>
  )
}

function Variables({ variables }: { variables: TemplateVariables }) {
  return (
    <section aria-label="可用的变量" className="rounded-lg bg-sunk p-4 text-[0.9375rem]">
      <p className="font-bold">可用的变量</p>
      <ul className="mt-1 grid gap-1">
        {Object.values(variables).map(({ label, sample }) => (
          <li key={label}>
            <code className="font-bold">{`{${label}}`}</code>
            <span className="text-ink-2"> 例如 {sample}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
