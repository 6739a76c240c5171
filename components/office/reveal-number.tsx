'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { lookReasons, looksPerDayMax } from '@/lib/audit/words'

export type RevealAnswer = { message: string } | { idNumber: string }
type RevealNumberProps = {
  caseId: string
  name: string
  number: string
  /** Where one goes when one has seen it. */
  back: string
  action: (previous: RevealAnswer | null, form: FormData) => Promise<RevealAnswer>
}

/** 查看完整证件号码: asks why, says that it is written down, then shows the number on this screen alone (O-28). */
export function RevealNumber({ caseId, name, number, back, action }: RevealNumberProps) {
  const [answer, submit] = useActionState(action, null)
  const close = (label: string) => (
    <ButtonLink href={back} tone="quiet">
      {label}
    </ButtonLink>
  )
  return (
    <section id="look" aria-label="查看完整证件号码" className="mb-5 scroll-mt-4 rounded-xl border-2 border-amber/50 bg-card p-5">
      <p className="mb-3 font-bold">
        {name}（{number}）的证件号码
      </p>
      {answer && 'idNumber' in answer ? (
        <>
          <p role="status" className="mb-3 font-mono text-xl tracking-wider">
            {answer.idNumber}
          </p>
          <p className="mb-3 text-ink-2 text-sm">这次查看已记入审计。</p>
          {close('收起')}
        </>
      ) : (
        <form action={submit} className="flex flex-col gap-4 sm:flex-row sm:items-end">
          <input type="hidden" name="case" value={caseId} />
          <div className="sm:w-72">
            <Field id="field-reason" label="查看原因" hint={`每次查看都记入审计，每天最多 ${looksPerDayMax} 次`}>
              <select
                id="field-reason"
                name="reason"
                className="box cursor-pointer"
                defaultValue=""
                aria-describedby="field-reason-hint"
              >
                <option value="">请选择</option>
                {Object.entries(lookReasons).map(([reason, label]) => (
                  <option key={reason} value={reason}>
                    {label}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          <SubmitButton tone="secondary" pendingLabel="正在记录…">
            查看完整证件号码
          </SubmitButton>
          {close('不看了')}
        </form>
      )}
      {answer && 'message' in answer && (
        <div className="mt-4">
          <Alert tone="error" live title="没有办成">
            {answer.message}
          </Alert>
        </div>
      )}
    </section>
  )
}
