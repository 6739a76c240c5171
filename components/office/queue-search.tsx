import { Button } from '@/components/ui/button'
import type { QueueFilter } from '@/lib/desk/queue-filter'

/** What else is asked of the queue: a plain form, so that the answer is an address. */
export function QueueSearch({ filter }: { filter: QueueFilter }) {
  return (
    <form action="/office/queue" method="get" aria-label="查找和排序" className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <label className="grow sm:max-w-64">
        <span className="block text-ink-2 text-sm">编号或姓名的开头</span>
        <input
          type="search"
          name="q"
          defaultValue={filter.search}
          maxLength={60}
          className="box"
          data-key="/"
          autoComplete="off"
        />
      </label>
      <Choose name="who" label="谁在办" value={filter.who} options={{ all: '全部', free: '没人领取', mine: '我领取的' }} />
      <Choose
        name="sort"
        label="排序"
        value={filter.newestFirst ? 'newest' : ''}
        options={{ '': '等得最久在前', newest: '最新在前' }}
      />
      <label className="flex min-h-12 items-center gap-2">
        <input type="checkbox" name="overdue" value="1" defaultChecked={filter.overdue} className="size-5" />
        只看超期
      </label>
      <Button tone="secondary">查找</Button>
    </form>
  )
}

type ChooseProps = { name: string; label: string; value: string; options: Readonly<Record<string, string>> }

function Choose({ name, label, value, options }: ChooseProps) {
  return (
    <label>
      <span className="block text-ink-2 text-sm">{label}</span>
      <select name={name} defaultValue={value} className="box">
        {Object.entries(options).map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
