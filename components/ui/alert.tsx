import type { ReactNode } from 'react'

export type AlertTone = 'info' | 'error' | 'done' | 'soon'

type AlertProps = {
  tone?: AlertTone
  title?: string
  children?: ReactNode
  /** True when it appears in answer to something done, so that it is read aloud. */
  live?: boolean
}

/** One message on the page, in the tone of what it asks for. */
export function Alert({ tone = 'info', title, children, live = false }: AlertProps) {
  const { look, word } = tones[tone]
  return (
    <div role={live ? (tone === 'error' ? 'alert' : 'status') : undefined} className={`rounded-xl border-2 px-4 py-3 ${look}`}>
      <p className="font-bold">
        <span className="sr-only">{word}：</span>
        {title ?? (typeof children === 'string' ? children : word)}
      </p>
      {title || typeof children !== 'string' ? <div className="mt-1 text-ink text-[0.9375rem]">{children}</div> : null}
    </div>
  )
}

const tones: Record<AlertTone, { look: string; word: string }> = {
  info: { look: 'border-blue/35 bg-blue-soft text-blue', word: '提示' },
  error: { look: 'border-seal bg-seal-soft text-seal', word: '错误' },
  done: { look: 'border-jade/50 bg-jade-soft text-jade', word: '已完成' },
  soon: { look: 'border-amber/50 bg-amber-soft text-amber', word: '请留意' },
}
