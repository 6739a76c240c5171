type TicksProps = { name: string; choices: readonly (readonly [value: string, label: string])[]; chosen: readonly string[] }

/** Boxes of one name to tick, two beside each other where there is room. */
export function Ticks({ name, choices, chosen }: TicksProps) {
  return (
    <div className="mt-1 grid gap-x-5 sm:grid-cols-2">
      {choices.map(([value, label]) => (
        <label key={value} className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-5 shrink-0 accent-blue"
          />
          {label}
        </label>
      ))}
    </div>
  )
}
