/** The step bar of the guide: every step by its name, and which one this is. */
export function FlowBar({ steps, at }: { steps: readonly string[]; at: number }) {
  return (
    <ol className="mb-6 grid auto-cols-fr grid-flow-col gap-1.5 sm:gap-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className={`border-t-4 pt-1.5 text-[0.8125rem] leading-tight sm:text-sm ${looks[Math.sign(index - at) + 1]}`}
        >
          <span className="sr-only">{index < at ? '已完成：' : ''}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}

const looks = ['border-jade text-ink-2', 'border-blue font-bold text-blue', 'border-line text-ink-3']
