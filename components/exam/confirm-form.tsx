'use client'
import { type ReactNode, useActionState } from 'react'
import { Refused } from '@/components/form/refused'
import type { ChecklistItem } from '@/lib/exam/round'
import { ReturnedItem } from './returned-item'

export type ConfirmAnswer = { message: string; typed: Readonly<Record<string, string>> } | null

type ConfirmFormProps = {
  carried: { caseId: string; sessionId: string; version: number; feeFen: number }
  /** What was returned; empty: nothing was. */
  items: readonly ChecklistItem[]
  action: (previous: ConfirmAnswer, form: FormData) => Promise<ConfirmAnswer>
  children: ReactNode
  buttons: ReactNode
}

/** Submits what is complete; of a return each item is ticked off first: mended, or left with a reason (B-05, E-07). Refused, it keeps what was typed. */
export function ConfirmForm({ carried, items, action, children, buttons }: ConfirmFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {items.length > 0 && (
        <section aria-label="逐项处理" className="rounded-xl border border-line bg-card px-5 py-4">
          <h2 className="border-line border-b pb-2 font-bold font-song text-lg">退回的内容，逐项处理后提交</h2>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <ReturnedItem key={item.field} item={item} typed={answer?.typed} carried={carried} />
            ))}
          </ul>
        </section>
      )}
      <div>{children}</div>
      <div className="grid gap-4">
        <Refused refused={answer} />
        {buttons}
      </div>
    </form>
  )
}
