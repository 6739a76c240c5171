'use client'
import { useActionState } from 'react'
import { ProofOfWork } from '@/components/account/proof-of-work'
import { Alert } from '@/components/ui/alert'
import { describedBy, Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type Answer = {
  typed: { reason: string; contact: string }
  reported: { ok: true; number: string; code: string } | { ok: false; problems: Record<string, string>; message?: string }
}
type ReportFormProps = {
  entryId: string
  /** The words of the form, as it is declared. */
  words: Record<'reason' | 'contact', { label: string; hint?: string }>
  action: (previous: Answer | null, form: FormData) => Promise<Answer>
}

/** 举报: what is wrong, and a number to be reached under, which may be left out; what was typed stays until it is taken. */
export function ReportForm({ entryId, words, action }: ReportFormProps) {
  const [answer, submit] = useActionState(action, null)
  const reported = answer?.reported
  if (reported?.ok) return <Receipt number={reported.number} code={reported.code} />
  const problems = reported?.problems ?? {}
  const notes = { hint: words.reason.hint, problem: problems.reason }
  return (
    <form action={submit} className="flex flex-col gap-5">
      {reported?.message && (
        <Alert tone="error" live title="没有提交成功">
          {reported.message}
        </Alert>
      )}
      <input type="hidden" name="entry" value={entryId} />
      <Field id="reason" label={words.reason.label} required {...notes}>
        <textarea
          id="reason"
          name="reason"
          rows={7}
          className="box"
          aria-required
          aria-invalid={problems.reason ? true : undefined}
          aria-describedby={describedBy('reason', notes)}
          defaultValue={answer?.typed.reason}
        />
      </Field>
      <TextField
        name="contact"
        label={words.contact.label}
        hint={words.contact.hint}
        problem={problems.contact}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        defaultValue={answer?.typed.contact}
      />
      <ProofOfWork />
      <div>
        <SubmitButton>提交举报</SubmitButton>
      </div>
    </form>
  )
}

function Receipt({ number, code }: { number: string; code: string }) {
  return (
    <Alert tone="done" live title="举报已经提交">
      <p>
        回执编号 <strong>{number}</strong>，查询码 <strong>{code}</strong>
        。请现在记下来，离开这一页就看不到了。工作人员会在 10 个工作日内核查，结果凭编号和查询码在
        <a className="link" href="/publicity#outcome">
          “公示”页面
        </a>
        查询。
      </p>
    </Alert>
  )
}
