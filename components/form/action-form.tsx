'use client'
import { type ReactNode, useActionState } from 'react'
import { Alert } from '@/components/ui/alert'

type Refused = { message: string }
type ActionFormProps = {
  action: (previous: Refused | null, formData: FormData) => Promise<Refused | null>
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
          <Alert tone="error" live title="没有办成">
            {refused.message}
          </Alert>
        </div>
      )}
      {children}
    </form>
  )
}
