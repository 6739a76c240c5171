'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'

export type RevealedAnswer = { answer: string } | { message: string }
type RevealAnswerProps = {
  field: string
  label: string
  carried: { case: string; queue: string }
  action: (previous: RevealedAnswer | null, form: FormData) => Promise<RevealedAnswer>
}

/** A secret answer, whole, on this screen alone; it says that the look is written down (O-28). */
export function RevealAnswer({ field, label, carried, action }: RevealAnswerProps) {
  const [seen, submit] = useActionState(action, null)
  if (seen && 'answer' in seen) {
    return (
      <section aria-label={label} className="rounded-lg border-2 border-amber/50 bg-card px-3 py-2">
        <p className="text-ink-3 text-sm">{label}（这次查看已记入审计）</p>
        <p role="status" className="select-all break-all font-mono text-xl tracking-wider">
          {grouped(seen.answer)}
        </p>
      </section>
    )
  }
  return (
    <form action={submit}>
      <input type="hidden" name="case" value={carried.case} />
      <input type="hidden" name="queue" value={carried.queue} />
      <input type="hidden" name="field" value={field} />
      {seen && (
        <Alert tone="error" live title="没有办成">
          {seen.message}
        </Alert>
      )}
      <SubmitButton tone="secondary" size="small" className="w-full" pendingLabel="正在记录…">
        查看完整{label}（记入审计）
      </SubmitButton>
    </form>
  )
}

/** Card numbers in fours, as they stand on the card. */
function grouped(answer: string): string {
  const digits = answer.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{12,}$/.test(digits) ? digits.replace(/(\d{4})(?=\d)/g, '$1 ') : answer
}
