import type { ReactNode } from 'react'

/** Who must act: you, others, nobody (done), nobody (ended against you); soon: time is running out. */
export type BadgeTone = 'you' | 'others' | 'done' | 'ended-badly' | 'soon'

export function Badge({ tone = 'others', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center whitespace-nowrap rounded-full border px-2.5 font-bold text-sm leading-7 ${tones[tone]}`}
    >
      {children}
    </span>
  )
}

const tones: Record<BadgeTone, string> = {
  you: 'border-blue/30 bg-blue-soft text-blue',
  others: 'border-line bg-sunk text-ink-2',
  done: 'border-jade/30 bg-jade-soft text-jade',
  'ended-badly': 'border-seal/30 bg-seal-soft text-seal',
  soon: 'border-amber/30 bg-amber-soft text-amber',
}
