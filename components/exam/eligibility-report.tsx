import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import type { ChoiceVerdict } from '@/lib/exam/conditions/judge'
import { monthWords } from '@/lib/exam/conditions/month'
import type { ExamEligibility } from '@/lib/exam/conditions/read-eligibility'
import { Clauses, VerdictBadge } from './condition-report'

/** What one qualifies for: every exam and choice, the clause that decides, and from when one will (B-01). */
export function EligibilityReport({ exams, trial }: { exams: readonly ExamEligibility[]; trial: boolean }) {
  const open = exams.flatMap(({ choices }) => choices).filter(({ verdict }) => verdict !== 'failed')
  return (
    <div className="flex flex-col gap-5">
      <Alert tone={open.length > 0 ? 'done' : 'info'} title={summary(open)}>
        按您填写的内容推算，没有保存。能不能报考，以当年的报名文件和审核结果为准。
      </Alert>
      {exams.map(({ id, title, when, source, choices }) => (
        <Card key={id} title={title} aside={<span className="text-ink-2 text-sm">{when}</span>}>
          <ul className="flex flex-col">
            {choices.map((choice) => (
              <Choice key={`${choice.level}${choice.specialties[0]}`} choice={choice} />
            ))}
          </ul>
          <p className="mt-3 text-ink-3 text-sm">
            依据：{source}。
            {!trial && (
              <a className="link" href={`/exams/${id}`}>
                查看这项考试
              </a>
            )}
          </p>
        </Card>
      ))}
    </div>
  )
}

function Choice({ choice }: { choice: ChoiceVerdict }) {
  const { level, specialties, verdict, deciding, earliest, earliestNeedsReview } = choice
  const named = specialties.filter(Boolean)
  return (
    <li className="border-line border-b py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-bold">{level || '报考条件'}</h3>
        <VerdictBadge verdict={verdict} />
      </div>
      {named.length > 0 && <p className="mb-2 text-ink-3 text-sm">{named.join('、')}</p>}
      <Clauses deciding={deciding} />
      {earliest && (
        <p className="mt-2 font-bold">
          照现在的情况，最早到 {monthWords(earliest)}底符合{earliestNeedsReview ? '（专业须人工审核）' : ''}。
        </p>
      )}
      {verdict === 'failed' && !earliest && <p className="mt-2 text-ink-2">照现在的情况不会到时自然符合，要先补上所缺的条件。</p>}
    </li>
  )
}

function summary(open: readonly ChoiceVerdict[]): string {
  if (open.length === 0) return '现在还没有符合条件的考试'
  const sure = open.filter(({ verdict }) => verdict === 'met').length
  const unsure = open.length - sure
  return [sure > 0 ? `有 ${sure} 项可以报考` : '', unsure > 0 ? `有 ${unsure} 项需要核对` : ''].filter(Boolean).join('，')
}
