import { useId } from 'react'
import { type ButtonSize, buttonClass } from './button'

/** What cannot be done yet: shown, greyed, with the reason under it. Stays reachable by keyboard so that the reason is read aloud. */
export function GreyedButton({ label, reason, size = 'normal' }: { label: string; reason: string; size?: ButtonSize }) {
  const id = useId()
  return (
    <span className="flex flex-col gap-1 print:hidden sm:inline-flex sm:max-w-56">
      <button type="button" aria-disabled="true" aria-describedby={id} className={buttonClass('secondary', size)}>
        {label}
      </button>
      <span id={id} className="text-ink-3 text-sm">
        {reason}
      </span>
    </span>
  )
}
