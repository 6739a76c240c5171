'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Prints the page; without scripts it stays away, and the browser's own menu prints. */
export function PrintButton() {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready ? (
    <Button type="button" tone="secondary" size="small" onClick={() => window.print()}>
      打印
    </Button>
  ) : null
}
