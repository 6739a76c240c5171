'use client'
import { useEffect, useState } from 'react'
import { reasonLengthMax, reasonName } from '@/lib/exam/reason-names'
import type { ChecklistItem } from '@/lib/exam/round'
import { Standing } from './returned-note'

type ReturnedItemProps = {
  item: ChecklistItem
  /** What was posted and refused. */
  typed: Readonly<Record<string, string>> | undefined
  carried: { caseId: string; sessionId: string }
}

/** One thing that was returned: what is wrong with it, where it is mended, where it stands; unchanged, the place for a reason. */
export function ReturnedItem({ item: { field, step, label, why, isChanged }, typed, carried }: ReturnedItemProps) {
  const [reason, setReason] = useState(typed?.[reasonName(field)] ?? '')
  const draft = `zhunkao-reason:${carried.caseId}:${field}:${why}`
  // Whoever goes back to mend another item finds it again.
  useEffect(() => setReason((now) => now || readDraft(draft)), [draft])
  const write = (words: string) => {
    setReason(words)
    keepDraft(draft, words)
  }
  const standing = isChanged ? 'changed' : reason.trim() ? 'explained' : 'open'
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{label}</strong>
        <Standing standing={standing} />
        <a className="link inline-block min-h-6" href={`/exams/${carried.sessionId}/${step}`}>
          {isChanged ? '再改' : '去修改'}
          <span className="sr-only">：{label}</span>
        </a>
      </p>
      <p className="text-ink-2">{why}</p>
      {!isChanged && (
        <label className="mt-1 block">
          <span className="text-ink-3 text-sm">不修改的，请写明理由（最多 {reasonLengthMax} 字），审核人员会看到</span>
          <textarea
            name={reasonName(field)}
            aria-label={`不修改的理由：${label}`}
            rows={2}
            maxLength={reasonLengthMax}
            value={reason}
            onChange={(event) => write(event.target.value)}
            className="box mt-1"
          />
        </label>
      )}
    </li>
  )
}

// Storage may be full or forbidden: then the page keeps it as long as it stands.
function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function keepDraft(key: string, words: string) {
  try {
    sessionStorage.setItem(key, words)
  } catch {}
}
