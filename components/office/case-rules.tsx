type Ruled = { name: string; label: string; isRuled: boolean; objections: readonly { message: string }[] }

/** What the rules say of each move that has any, line by line. */
export function CaseRules({ moves }: { moves: readonly Ruled[] }) {
  const lines = moves
    .filter((move) => move.isRuled)
    .flatMap(({ name, label, objections }) =>
      objections.length === 0
        ? [{ key: name, met: true, words: `“${label}”的条件` }]
        : objections.map(({ message }, index) => ({ key: `${name}${index}`, met: false, words: `“${label}”：${message}` })),
    )
  if (lines.length === 0) return null
  return (
    <div>
      <h2 className="font-bold">条件逐条</h2>
      <ul>
        {lines.map(({ key, met, words }) => (
          <li key={key} className="grid grid-cols-[4.5em_1fr] border-line border-b py-1 last:border-b-0">
            <span className={met ? 'text-jade' : 'font-bold text-seal'}>{met ? '符合' : '不符合'}</span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
