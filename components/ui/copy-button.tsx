'use client'
import { useEffect, useState } from 'react'
import { Button } from './button'

/** Copies a text; without scripts it stays away, and the text beside it is selected by hand. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [state, setState] = useState<'off' | 'ready' | 'copied'>('off')
  useEffect(() => {
    if (navigator.clipboard) setState('ready')
  }, [])
  if (state === 'off') return null
  const copy = () => navigator.clipboard.writeText(text).then(() => setState('copied'))
  return (
    <Button type="button" tone="secondary" size="small" onClick={copy}>
      <span role="status">{state === 'copied' ? '已复制' : children}</span>
    </Button>
  )
}
