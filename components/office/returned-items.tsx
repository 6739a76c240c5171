import { Badge } from '@/components/ui/badge'
import type { ReturnedItem } from '@/lib/workflow/business'

/** What became of each thing that was returned: what it says now and said before, or why it was left (B-05). */
export function ReturnedItems({ items }: { items: readonly ReturnedItem[] }) {
  if (items.length === 0) return null
  return (
    <section aria-label="上次退回的内容" className="mb-4 rounded-xl border border-line bg-card px-5 py-4">
      <h2 className="border-line border-b pb-2 font-bold font-song text-lg">上次退回的内容</h2>
      <ul className="divide-y divide-line">
        {items.map(({ label, why, answer, before, reason }) => (
          <li key={label} className="py-2">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-bold">{label}</span>
              <Badge tone={before === null ? 'you' : 'done'}>{before === null ? '已说明' : '已修改'}</Badge>
            </p>
            <p className="text-ink-3 text-sm">上次意见：{why}</p>
            {before === null ? (
              <p>不修改的理由：{reason ?? '没有写明'}</p>
            ) : (
              <p className="whitespace-pre-line">
                <ins className="bg-amber-soft no-underline">{answer || '未填'}</ins>
                <span className="block text-ink-3 text-sm">
                  上一次：<del>{before || '未填'}</del>
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
