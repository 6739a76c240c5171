type Ruled = { name: string; label: string; objections: readonly { message: string }[]; reason?: string }

/** What the rules say of each move, line by line. */
export function CaseRules({ moves }: { moves: readonly Ruled[] }) {
  const lines = moves.flatMap(({ name, label, objections }) =>
    objections.length === 0
      ? [{ key: name, met: true, words: `可以“${label}”` }]
      : objections.map(({ message }, index) => ({ key: `${name}${index}`, met: false, words: `“${label}”：${message}` })),
  )
  return (
    <div>
      <h2 className="font-bold">条件逐条</h2>
      <ul>
        {lines.map(({ key, met, words }) => (
          <li key={key} className="grid grid-cols-[4.5em_1fr] border-line border-b py-1.5 last:border-b-0">
            <span className={met ? 'text-jade' : 'font-bold text-seal'}>{met ? '符合' : '不符合'}</span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
