export type LineState = 'done' | 'now' | 'next' | 'missed'
export type LineItem = { label: string; note?: string; state: LineState }

/** Where something stands: dots with dates, from left to right, on a phone from top to bottom. Signs differ in shape, not in colour alone. */
export function Line({ items, label = '进度' }: { items: readonly LineItem[]; label?: string }) {
  return (
    <ol aria-label={label} className="flex flex-col sm:flex-row">
      {items.map((item, index) => (
        <li
          key={item.label}
          aria-current={item.state === 'now' ? 'step' : undefined}
          className="relative flex min-w-0 flex-1 gap-3 pb-4 last:pb-0 sm:flex-col sm:items-center sm:gap-1.5 sm:pb-0 sm:text-center"
        >
          {index + 1 < items.length && <Thread reached={items[index + 1]?.state !== 'next'} />}
          <Dot state={item.state} />
          <div className={`flex flex-wrap gap-x-3 text-sm leading-relaxed sm:block sm:px-1 ${words[item.state]}`}>
            <span className="block">
              {item.label}
              <span className="sr-only">（{spoken[item.state]}）</span>
            </span>
            {item.note && <span className="block">{item.note}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** From this dot to the next one. */
function Thread({ reached }: { reached: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`absolute top-6 bottom-0 left-[0.6875rem] w-0.5 sm:top-[0.6875rem] sm:bottom-auto sm:left-[calc(50%+0.875rem)] sm:h-0.5 sm:w-[calc(100%-1.75rem)] ${reached ? 'bg-jade' : 'bg-line'}`}
    />
  )
}

function Dot({ state }: { state: LineState }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0">
      {state === 'done' && (
        <>
          <circle cx="12" cy="12" r="9" className="fill-jade" />
          <path
            d="m8 12.3 2.8 2.7L16 9.6"
            className="fill-none stroke-on-jade"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )}
      {state === 'now' && (
        <>
          <circle cx="12" cy="12" r="12" className="fill-blue-soft" />
          <circle cx="12" cy="12" r="8" className="fill-card stroke-blue" strokeWidth="2.5" />
          <circle cx="12" cy="12" r="3" className="fill-blue" />
        </>
      )}
      {state === 'next' && <circle cx="12" cy="12" r="8" className="fill-card stroke-edge" strokeWidth="2" />}
      {state === 'missed' && (
        <>
          <circle cx="12" cy="12" r="8" className="fill-card stroke-seal" strokeWidth="2" />
          <path d="m9 9 6 6m0-6-6 6" className="stroke-seal" strokeWidth="2" strokeLinecap="round" />
        </>
      )}
    </svg>
  )
}

const words: Record<LineState, string> = {
  done: 'text-jade',
  now: 'font-bold text-blue',
  next: 'text-ink-3',
  missed: 'text-seal',
}

const spoken: Record<LineState, string> = { done: '已完成', now: '当前', next: '未开始', missed: '没有完成' }
