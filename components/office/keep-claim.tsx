'use client'
import { useEffect, useState } from 'react'

const everyMs = 5 * 60_000

/** Holds the case longer while somebody works on its page; says so when it could not. */
export function KeepClaim({ id, keep }: { id: string; keep: (id: string) => Promise<boolean> }) {
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    let last = performance.now()
    const onUse = () => {
      if (performance.now() - last < everyMs) return
      last = performance.now()
      keep(id).then(
        (kept) => setLost(!kept),
        // The next use tries again; a decision says for itself whether the case is still held.
        () => {},
      )
    }
    document.addEventListener('keydown', onUse)
    document.addEventListener('pointerdown', onUse)
    return () => {
      document.removeEventListener('keydown', onUse)
      document.removeEventListener('pointerdown', onUse)
    }
  }, [id, keep])
  return <span role="status">{isLost && <strong className="text-seal">领取已到期，请刷新页面后重新领取。</strong>}</span>
}
