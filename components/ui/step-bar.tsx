type StepBarProps = { label: string; at: number; of: number }

/** Which step of how many, counted from 1: words first, bars for the eye; of a form with one step only its name. */
export function StepBar({ label, at, of }: StepBarProps) {
  if (of === 1) return <p className="mb-4 text-ink-3 text-sm">{label}</p>
  const bars = Array.from({ length: of }, (_, index) => index + 1)
  return (
    <div className="mb-4">
      <p className="text-ink-3 text-sm">
        {label} · 第 {at} 步，共 {of} 步
      </p>
      <div aria-hidden="true" className="mt-1.5 flex gap-1.5">
        {bars.map((bar) => (
          <span key={bar} className={`h-1.5 flex-1 rounded-full ${bar < at ? 'bg-jade' : bar === at ? 'bg-blue' : 'bg-line'}`} />
        ))}
      </div>
    </div>
  )
}
