import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

/** One registration among all of an exam; a plain form, so that the answer is an address. */
export function RegistrationSearch({ state, search }: { state: string | undefined; search: string }) {
  return (
    <search>
      <form className="mb-4 flex flex-wrap items-end gap-3">
        {state && <input type="hidden" name="state" value={state} />}
        <div className="w-full sm:w-72">
          <TextField name="q" label="报名序号或姓名的开头" defaultValue={search} maxLength={60} autoComplete="off" />
        </div>
        <Button tone="secondary">查找</Button>
      </form>
    </search>
  )
}
