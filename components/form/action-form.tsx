'use client'
import { type FormEvent, type ReactNode, useActionState } from 'react'
import { Refused } from './refused'

type Outcome = { message: string } | null
type ActionFormProps = {
  action: (previous: Outcome, formData: FormData) => Promise<Outcome>
  children: ReactNode
  className?: string
}

/** A form whose action redirects when it succeeds and says why when it does not, with what was entered still in it; works without scripts. */
export function ActionForm({ action, children, className }: ActionFormProps) {
  const [refused, submit] = useActionState(action, null)
  return (
    <form action={submit} onReset={refused ? keepEntered : undefined} className={className}>
      {refused && (
        <div className="mb-4">
          <Refused refused={refused} />
        </div>
      )}
      {children}
    </form>
  )
}

/** React empties a form when its action has ended, whatever came of it; what is secret, and files that may be mended meanwhile, are asked again. */
function keepEntered(event: FormEvent<HTMLFormElement>) {
  event.preventDefault()
  const again = 'input[type=password], input[autocomplete=one-time-code], input[type=file]'
  for (const box of event.currentTarget.querySelectorAll<HTMLInputElement>(again)) box.value = ''
}
