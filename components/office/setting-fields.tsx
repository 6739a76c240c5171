import type { SettingField } from '@/lib/exam/config/part'
import type { Problems } from '@/lib/workflow/form'
import { SettingInput } from './setting-input'

type Props = {
  fields: Readonly<Record<string, SettingField>>
  typed: Readonly<Record<string, string>>
  problems: Problems
}

/** The fields of a part in order; those of one group fold together and open where something is wrong. */
export function SettingFields({ fields, typed, problems }: Props) {
  const draw = ([name, field]: [string, SettingField]) => (
    <SettingInput key={`${name} ${typed[name]}`} name={name} field={field} value={typed[name] ?? ''} problem={problems[name]} />
  )
  return runsOf(fields).map(({ group, entries }) =>
    group === undefined ? (
      entries.map(draw)
    ) : (
      <details key={group} open={entries.some(([name]) => problems[name])} className="rounded-lg border border-line">
        <summary className="cursor-pointer p-3 font-bold">{group}</summary>
        <div className="grid gap-5 border-line border-t p-3">{entries.map(draw)}</div>
      </details>
    ),
  )
}

type Run = { group: string | undefined; entries: [string, SettingField][] }

/** Fields that stand together, by group. */
function runsOf(fields: Props['fields']): Run[] {
  const runs: Run[] = []
  for (const entry of Object.entries(fields)) {
    const [open, { group }] = [runs.at(-1), entry[1]]
    if (open && open.group === group) open.entries.push(entry)
    else runs.push({ group, entries: [entry] })
  }
  return runs
}
