import type { AskedField } from '@/lib/desk/moves'

type AskedFieldsProps = {
  move: { label: string; fields: readonly AskedField[] }
  typed: Readonly<Record<string, string>>
  onType: (name: string, value: string) => void
}

/** What a move asks for beside an opinion: a reference, a date. */
export function AskedFields({ move: { label, fields }, typed, onType }: AskedFieldsProps) {
  if (fields.length === 0) return null
  return (
    <fieldset>
      <legend className="font-bold">{label}</legend>
      {fields.map(({ name, label: asked, hint, as }) =>
        as === 'tick' ? (
          <Tick key={name} name={name} label={asked} ticked={typed[name] === 'on'} onType={onType} />
        ) : (
          <label key={name} className="mt-1 block">
            <span>{asked}</span>
            {hint && <span className="block text-ink-3 text-sm">{hint}</span>}
            <input
              className="box mt-1"
              type={as}
              name={name}
              value={typed[name] ?? ''}
              autoComplete="off"
              maxLength={300}
              onChange={(event) => onType(name, event.target.value)}
            />
          </label>
        ),
      )}
    </fieldset>
  )
}

type TickProps = { name: string; label: string; ticked: boolean; onType: AskedFieldsProps['onType'] }

function Tick({ name, label, ticked, onType }: TickProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 py-1">
      <input
        type="checkbox"
        name={name}
        value="on"
        checked={ticked}
        className="size-5 shrink-0 accent-blue"
        onChange={(event) => onType(name, event.target.checked ? 'on' : '')}
      />
      {label}
    </label>
  )
}
