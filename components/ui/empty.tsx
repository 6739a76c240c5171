import type { ReactNode } from 'react'

/** An empty place: what would be here, and what one can do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-xl border border-edge/60 border-dashed px-5 py-10 text-center">
      <p className="font-bold font-song text-lg">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-prose text-ink-2">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  )
}
