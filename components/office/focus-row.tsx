'use client'
import { useEffect } from 'react'

/** Puts the focus on the row of this case, or on the first row: what was pressed to come here is gone, and the focus with it. */
export function FocusRow({ id }: { id: string }) {
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
    const row = rows.find((one) => one.getAttribute('href')?.includes(id)) ?? rows[0]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }, [id])
  return null
}
