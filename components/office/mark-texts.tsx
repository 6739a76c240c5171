'use client'
import { Button } from '@/components/ui/button'
import { markTextMax } from '@/lib/material/marks'
import { useJudging } from './judging'

export const markToolId = 'mark-tool'
export const markTextId = (id: number) => `mark-text-${id}`

/** What is wrong at each mark of a file; every one must say it. */
export function MarkTexts({ file, label }: { file: string; label: string }) {
  const { marksOn, changeMark, removeMark } = useJudging()
  const marks = marksOn(file)
  if (marks.length === 0) return null
  const remove = (id: number) => {
    removeMark(id)
    document.getElementById(markToolId)?.focus()
  }
  return (
    <section aria-label="标记的问题说明" className="mt-3 rounded-xl border border-line bg-card px-4 py-3">
      <p className="text-ink-2 text-sm">“{label}”的标记，每处都须写明问题，申请人会看到；退回时一起提交。</p>
      <ol className="mt-1 grid gap-2">
        {marks.map(({ id, number, page, text }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <label htmlFor={markTextId(id)} className="font-bold">
              第 {page} 页，标记 {number}
              <span className="sr-only">的问题说明（必填）</span>
            </label>
            <input
              id={markTextId(id)}
              value={text}
              onChange={(event) => changeMark(id, { text: event.target.value })}
              maxLength={markTextMax}
              required
              autoComplete="off"
              className="box min-w-0 flex-1 basis-48"
            />
            <Button type="button" tone="danger" size="small" aria-label={`删除标记 ${number}`} onClick={() => remove(id)}>
              删除
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
