import { Card } from '@/components/ui/card'
import { yuan } from '@/lib/clock/format'
import { baseFee, type Fees, feeOf, papersOf } from '@/lib/exam/papers'
import type { Answers } from '@/lib/workflow/form'

/** 报考科目 and what they cost together (E-05, E-20). */
export function FeeCard({ frame, answers }: { frame: Fees; answers: Answers }) {
  const [papers, base] = [papersOf(frame, answers), baseFee(frame, answers)]
  return (
    <Card title="报考科目和费用">
      <ul className="divide-y divide-line">
        {papers.map(({ subject, feeFen }) => (
          <li key={subject} className="flex justify-between gap-4 py-1.5">
            <span>{subject}</span>
            {feeFen > 0 && <span className="shrink-0 text-ink-2">{yuan(feeFen)} 元</span>}
          </li>
        ))}
        {base > 0 && papers.some(({ feeFen }) => feeFen > 0) && (
          <li className="flex justify-between gap-4 py-1.5">
            <span>报名费</span>
            <span className="shrink-0 text-ink-2">{yuan(base)} 元</span>
          </li>
        )}
      </ul>
      <p className="mt-2 border-line border-t pt-2">
        应缴 <strong>{yuan(feeOf(frame, answers))} 元</strong>
      </p>
    </Card>
  )
}
