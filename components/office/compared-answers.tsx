import { dayAndMinute } from '@/lib/clock/format'

type Row = { section: string; field: string; question: string; answer: string; before?: string }

/** The answers as they were last submitted; where one changed since the version before, both are shown. */
export function ComparedAnswers({ rows, frozenAt }: { rows: readonly Row[]; frozenAt: Date | null }) {
  if (rows.length === 0 || !frozenAt) return <p className="mt-4 text-ink-2">还没有提交过内容。</p>
  const changed = rows.filter((row) => row.before !== undefined).length
  return (
    <section aria-label="申请内容" className="mt-4 rounded-xl border border-line bg-card px-5 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b pb-2">
        <h2 className="font-bold font-song text-lg">申请内容</h2>
        <span className="text-ink-3 text-sm">
          {dayAndMinute(frozenAt)}提交{changed > 0 && `，比上一次改了 ${changed} 处`}
        </span>
      </div>
      {[...Map.groupBy(rows, (row) => row.section)].map(([section, answered]) => (
        <div key={section} className="pt-2">
          <h3 className="font-bold text-ink-2">{section}</h3>
          <dl className="divide-y divide-line">
            {answered.map((row) => (
              <div key={row.field} className="grid grid-cols-[minmax(5em,9em)_1fr] gap-x-4 py-1.5">
                <dt className="text-ink-3">{row.question}</dt>
                <dd className="whitespace-pre-line">
                  {row.before !== undefined ? (
                    <>
                      <ins className="bg-amber-soft no-underline">{row.answer || '未填'}</ins>
                      <span className="block text-ink-3 text-sm">
                        上一次：<del>{row.before || '未填'}</del>
                      </span>
                    </>
                  ) : (
                    row.answer || <span className="text-ink-3">未填</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
