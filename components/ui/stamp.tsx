type StampProps = {
  /** One or two lines of at most four characters. */
  lines: readonly string[]
  tone?: 'seal' | 'jade' | 'ink'
  /** True right after it was put down: it lands once. */
  landing?: boolean
}

/** The round stamp of something irrevocable. It stands beside the line of dots, never on it. */
export function Stamp({ lines, tone = 'seal', landing = false }: StampProps) {
  const longest = Math.max(...lines.map((line) => [...line].length))
  const size = longest > 3 ? 15 : 18
  const top = 45 - ((lines.length - 1) * 20) / 2
  return (
    <svg
      viewBox="0 0 90 90"
      role="img"
      aria-label={lines.join('，')}
      className={`size-22 shrink-0 -rotate-11 ${tones[tone]} ${landing ? 'motion-safe:animate-land' : ''}`}
    >
      <g fill="none" stroke="currentColor">
        <circle cx="45" cy="45" r="43" strokeWidth="1.6" />
        <circle cx="45" cy="45" r="39.5" strokeWidth="0.8" />
      </g>
      {lines.map((line, index) => (
        <text
          key={line}
          x="45"
          y={top + index * 20}
          fill="currentColor"
          fontSize={size}
          fontWeight="700"
          textAnchor="middle"
          dominantBaseline="central"
          className="font-song"
        >
          {line}
        </text>
      ))}
    </svg>
  )
}

const tones = { seal: 'text-seal', jade: 'text-jade', ink: 'text-ink-3' }
