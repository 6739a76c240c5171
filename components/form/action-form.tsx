'use client'
import { type ReactNode, useActionState } from 'react'
import { Refused } from './refused'

type Outcome = { message: string } | null
type ActionFormProps = {
  action: (previous: Outcome, formData: FormData) => Promise<Outcome>
  children: ReactNode
  className?: string
}

/** A form whose action redirects when it succeeds and says why when it does not; works without scripts. */
export function ActionForm({ action, children, className }: ActionFormProps) {
  const [refused, submit] = useActionState(action, null)
  return (
    <form action={submit} className={className}>
      {refused && (
        <div className="mb-4">
          <Refused refused={refused} />
        </div>
      )}
      {children}
    </form>
  )
}
