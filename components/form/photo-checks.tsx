import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import type { Grade, PhotoRepair, Verdict } from '@/lib/photo/judge-photo'

type PhotoChecksProps = {
  ref: Ref<HTMLUListElement>
  rows: readonly Verdict[] | undefined
  repaired: boolean
  onRepair: (repair: PhotoRepair) => void
  onUndo: () => void
}

/** The checks, a row each: passed or not, why, what to do, and a button where the tool can do it (E-03, B-02). */
export function PhotoChecks({ ref, rows, repaired, onRepair, onUndo }: PhotoChecksProps) {
  const bad = rows?.filter(({ grade }) => grade === 'bad').length ?? 0
  return (
    <section aria-label="照片检查">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="font-bold">照片检查</h3>
        <p role="status" className={`text-sm ${bad > 0 ? 'font-bold text-seal' : 'text-ink-3'}`}>
          {!rows ? '正在检查…' : bad > 0 ? `${bad} 项不合格，请按说明改正` : '都合格，可以使用'}
        </p>
      </div>
      <ul ref={ref} tabIndex={-1} aria-label="检查结果" className="mt-1 border-line border-t">
        {rows?.map((row) => (
          <li key={row.what} className="grid grid-cols-[1.5rem_1fr] gap-x-2.5 border-line border-b py-2.5">
            <Sign grade={row.grade} />
            <div>
              <p>
                <span className="font-bold">{row.what}</span>{' '}
                <span className={`font-bold ${tones[row.grade]}`}>{grades[row.grade]}</span>
              </p>
              <p className="text-[0.9375rem] text-ink-2">{row.words}</p>
              {row.repair && (
                <Button
                  type="button"
                  tone="secondary"
                  size="small"
                  className="mt-1.5"
                  onClick={() => row.repair && onRepair(row.repair)}
                >
                  {repairs[row.repair]}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {repaired && (
        <Button type="button" tone="quiet" size="small" className="mt-2" onClick={onUndo}>
          恢复原来的样子
        </Button>
      )}
    </section>
  )
}

/** Signs differ in shape, not in colour alone. */
function Sign({ grade }: { grade: Grade }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`mt-0.5 size-6 fill-none stroke-[2.5] stroke-current ${tones[grade]}`}>
      {grade === 'good' && <path d="m5 12.5 4.5 4.5L19 7.5" strokeLinecap="round" strokeLinejoin="round" />}
      {grade === 'warn' && <path d="M12 5v9m0 4v.5" strokeLinecap="round" />}
      {grade === 'bad' && <path d="m6.5 6.5 11 11m0-11-11 11" strokeLinecap="round" />}
    </svg>
  )
}

const grades: Record<Grade, string> = { good: '合格', warn: '可以更好', bad: '不合格' }
const tones: Record<Grade, string> = { good: 'text-jade', warn: 'text-amber', bad: 'text-seal' }
const repairs: Record<PhotoRepair, string> = { brighten: '调亮', whiten: '背景变白', frame: '自动取景' }
