'use client'
import type { MouseEvent } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'

/** The submit button of a form action: says that it is working and cannot be pressed twice; keeps the focus meanwhile. */
export function SubmitButton({
  pendingLabel = '正在提交…',
  children,
  onClick,
  ...rest
}: ButtonProps & { pendingLabel?: string }) {
  const { pending, data } = useFormStatus()
  const pressed = pending && (!rest.name || data?.get(rest.name) === rest.value)
  const guard = (event: MouseEvent<HTMLButtonElement>) => (pending ? event.preventDefault() : onClick?.(event))
  return (
    <Button
      {...rest}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pressed || undefined}
      onClick={guard}
    >
      {pressed ? pendingLabel : children}
    </Button>
  )
}
