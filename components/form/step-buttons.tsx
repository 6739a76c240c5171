'use client'
import { useId } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import type { SaveStatus as Status } from './autosaver'
import { SaveStatus } from './save-status'
import type { StepButton } from './step-view'

type StepButtonsProps = {
  buttons: readonly StepButton[]
  previousHref: string | undefined
  status: Status
  /** The value of the button pressed, while its request is under way. */
  pressed: string | null
  /** Why one cannot go on yet; saving stays possible. */
  blocked: string | null
}

/** Whether all is saved, the way back and the way on: always in sight at the bottom. */
export function StepButtons({ buttons, previousHref, status, pressed, blocked }: StepButtonsProps) {
  const id = useId()
  return (
    <div className="z-10 -mx-4 mt-8 border-line border-t bg-paper px-4 pt-2 pb-4 sm:mx-0 sm:px-0 print:hidden [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:bottom-0">
      <SaveStatus status={status} />
      <div className="mt-1.5 flex gap-2.5 sm:gap-3">
        {previousHref && (
          <ButtonLink href={previousHref} tone="secondary" className="shrink-0 px-3.5 sm:min-w-36">
            上一步
          </ButtonLink>
        )}
        {buttons.map(({ label, name, value, tone }) => {
          const waits = blocked !== null && value === 'next'
          return (
            <Button
              key={value}
              name={name}
              value={value}
              tone={tone}
              className="flex-1 px-3"
              aria-disabled={waits || pressed !== null || undefined}
              aria-busy={pressed === value || undefined}
              aria-describedby={waits ? id : undefined}
            >
              {pressed === value ? '正在提交…' : label}
            </Button>
          )
        })}
      </div>
      {blocked && (
        <p id={id} className="mt-1.5 text-right text-ink-3 text-sm">
          {blocked}
        </p>
      )}
    </div>
  )
}
