'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from './kbd'

/** Ticks every row of the form around it, or none where all are ticked, and says how many are (L). */
export function TickAll() {
  const button = useRef<HTMLButtonElement>(null)
  // Null without scripts: there it could do nothing.
  const [ticked, setTicked] = useState<number | null>(null)
  useEffect(() => {
    const form = button.current?.form
    const count = () => setTicked(boxesOf(form).filter((box) => box.checked).length)
    // A form says that it will be reset, and then is.
    const countLater = () => queueMicrotask(count)
    count()
    form?.addEventListener('change', count)
    form?.addEventListener('reset', countLater)
    return () => {
      form?.removeEventListener('change', count)
      form?.removeEventListener('reset', countLater)
    }
  }, [])
  const tick = () => {
    const boxes = boxesOf(button.current?.form)
    const isAll = boxes.every((box) => box.checked)
    for (const box of boxes) if (box.checked === isAll) box.click()
  }
  return (
    <p className={`flex flex-wrap items-center gap-3 ${ticked === null ? 'invisible' : ''}`}>
      <Button ref={button} type="button" tone="quiet" size="small" data-key="L" onClick={tick}>
        全选本页 <Kbd>L</Kbd>
      </Button>
      <span role="status">{`已勾选 ${ticked ?? 0} 件`}</span>
    </p>
  )
}

function boxesOf(form: HTMLFormElement | null | undefined): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=case]') ?? [])]
}
