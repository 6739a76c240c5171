import { Button } from './button'
import { TextField } from './field'

type Props = {
  name: string
  label: string
  hint: string
  value: string
  charactersMax: number
  /** A narrowing that is asked for by 1 in the address. */
  only: { name: string; label: string; checked: boolean }
}

/** One field and one narrowing; what is asked for stands in the address. */
export function SearchForm({ name, label, hint, value, charactersMax, only }: Props) {
  return (
    <search>
      <form className="mb-5 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-[1_1_16rem]">
          <TextField name={name} label={label} hint={hint} defaultValue={value} maxLength={charactersMax} autoComplete="off" />
        </div>
        <label className="flex min-h-12 cursor-pointer items-center gap-2">
          <input type="checkbox" name={only.name} value="1" defaultChecked={only.checked} className="size-5 accent-blue" />
          {only.label}
        </label>
        <Button tone="secondary">查询</Button>
      </form>
    </search>
  )
}
