import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import type { ChecklistItem } from '@/lib/exam/round'

type ReturnedNoteProps = {
  items: readonly ChecklistItem[]
  /** Where the items are mended: the registration's exam session. */
  sessionId: string
  /** Where what is marked on the scans is seen; absent: nothing is. */
  marksHref?: string | undefined
}

/** 审核退回: every question that is open again, why, and whether it is mended yet; nothing else is open (E-13, B-05). */
export function ReturnedNote({ items, sessionId, marksHref }: ReturnedNoteProps) {
  if (items.length === 0) return null
  return (
    <div className="mb-5">
      <Alert tone="soon" title="审核退回，请逐项修改后重新提交">
        <ul className="divide-y divide-amber/30">
          {items.map(({ field, step, label, why, isChanged }) => (
            <li key={field} className="py-2">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <strong>{label}</strong>
                <Standing standing={isChanged ? 'changed' : 'open'} />
                <a className="link inline-block min-h-6" href={`/exams/${sessionId}/${step}`}>
                  {isChanged ? '再改' : '去修改'}
                  <span className="sr-only">：{label}</span>
                </a>
              </p>
              <p>{why}</p>
            </li>
          ))}
        </ul>
        <p className="mt-1 text-ink-2">确实不用改或者改不了的，提交前在“核对并提交”写明理由，由审核人员判断。</p>
        {marksHref && (
          <a href={marksHref} className="link inline-block min-h-10 py-2">
            查看标记
          </a>
        )}
      </Alert>
    </div>
  )
}

const standings = {
  open: { tone: 'you', words: '未处理' },
  changed: { tone: 'done', words: '已修改' },
  explained: { tone: 'others', words: '已说明' },
} as const

/** Where one item of a return stands. */
export function Standing({ standing }: { standing: keyof typeof standings }) {
  const { tone, words } = standings[standing]
  return <Badge tone={tone}>{words}</Badge>
}
