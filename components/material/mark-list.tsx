import type { NumberedMark } from '@/lib/material/marks'

/** What the marks of a material say, by page and number. */
export function MarkList({ marks, label }: { marks: readonly NumberedMark[]; label: string }) {
  return (
    <ul aria-label={label} className="grid content-start gap-1">
      {marks.map(({ number, page, text }) => (
        <li key={number} className="break-words">
          <strong>
            第 {page} 页，标记 {number}
          </strong>
          ：{text}
        </li>
      ))}
    </ul>
  )
}
