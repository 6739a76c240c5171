'use client'
import { useEffect, useState } from 'react'
import { type FieldView, fieldId } from '@/components/form/step-view'
import { Button } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'

type CodeInputProps = {
  field: FieldView
  problem: string | undefined
  sends: boolean
  sent: { seconds: number; at: number } | undefined
  /** The button whose request is under way. */
  pressed: string | null
}

/** An SMS code, and the button that sends one: 60 s between two. Without scripts the server counts them. */
export function CodeInput({ field, problem, sends, sent, pressed }: CodeInputProps) {
  const left = useSecondsLeft(sent)
  const id = fieldId(field.name)
  return (
    <Field id={id} label={field.label} hint={field.hint} problem={problem} required={field.required}>
      <span className="flex flex-wrap gap-2">
        <input
          id={id}
          name={field.name}
          className="box min-w-32 flex-1"
          inputMode={sends ? 'numeric' : undefined}
          autoComplete={sends ? 'one-time-code' : 'off'}
          maxLength={sends ? 10 : 200}
          aria-required={field.required || undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, { hint: field.hint, problem })}
        />
        {sends && (
          <Button
            name="then"
            value="send"
            tone="secondary"
            className="shrink-0"
            aria-disabled={left > 0 || pressed !== null || undefined}
            aria-busy={pressed === 'send' || undefined}
          >
            {pressed === 'send' ? '正在发送…' : left > 0 ? `${left} 秒后可重新发送` : '发送短信验证'}
          </Button>
        )}
      </span>
      {sent && (
        <p role="status" className="mt-1.5 font-bold text-[0.9375rem] text-jade">
          验证码已发送，5 分钟内有效。没有收到的，请检查手机号码后重新发送。
        </p>
      )}
    </Field>
  )
}

function useSecondsLeft(sent: CodeInputProps['sent']): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!sent) return
    setLeft(sent.seconds)
    const ticking = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000)
    return () => clearInterval(ticking)
  }, [sent])
  return left
}
