'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

/** 全选, 反选 over the check boxes of the form around them; without scripts they stay away. */
export function TickButtons() {
  const place = useRef<HTMLSpanElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const tick = (to: (box: HTMLInputElement) => boolean) => {
    const boxes = place.current?.closest('form')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []
    for (const box of boxes) box.checked = to(box)
  }
  return (
    <span ref={place} className={ready ? 'contents' : 'hidden'}>
      <Button type="button" tone="secondary" size="small" onClick={() => tick(() => true)}>
        全选
      </Button>
      <Button type="button" tone="secondary" size="small" onClick={() => tick((box) => !box.checked)}>
        反选
      </Button>
    </span>
  )
}
