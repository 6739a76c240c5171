import { ButtonLink } from '@/components/ui/button'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'

export type Operation = {
  label: string
  /** Leads somewhere; or does something at once. */
  href?: string
  action?: { run: (form: FormData) => Promise<void>; fields: Readonly<Record<string, string>> }
  /** Why it cannot be done now, or from when it can. */
  reason?: string
  primary?: boolean
  danger?: boolean
  download?: boolean
}

/** 操作列表: the first primary one is the screen's one primary button; what cannot be done yet is greyed with its reason, never hidden (E-09). */
export function Operations({ operations, label }: { operations: readonly Operation[]; label: string }) {
  const first = operations.find((operation) => operation.primary && may(operation))
  return (
    <div className="border-line border-t pt-4 print:hidden">
      <p aria-hidden="true" className="mb-2 text-ink-3 text-sm">
        {label}
      </p>
      <ul aria-label={label} className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-start">
        {operations.map((operation) => (
          <li key={operation.label} className="empty:hidden">
            <Draw operation={operation} primary={operation === first} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function may({ href, action, reason }: Operation): boolean {
  return !reason && Boolean(href || action)
}

function Draw({ operation, primary }: { operation: Operation; primary: boolean }) {
  const { label, href, action, reason, danger, download } = operation
  const tone = primary ? 'primary' : danger ? 'danger' : 'secondary'
  if (!may(operation)) return <GreyedButton label={label} reason={reason ?? '现在不能办理'} />
  if (href) {
    return (
      <ButtonLink href={href} tone={tone} download={download} className="w-full sm:w-auto">
        {label}
      </ButtonLink>
    )
  }
  return (
    <form action={action?.run}>
      {Object.entries(action?.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone={tone} className="w-full sm:w-auto">
        {label}
      </SubmitButton>
    </form>
  )
}
