import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { ChoiceVerdict, DecidingClause } from '@/lib/exam/conditions/judge'
import { YearsCounted } from './years-counted'

type ConditionReportProps = {
  verdict: ChoiceVerdict['verdict']
  deciding: readonly DecidingClause[]
  /** What was chosen. */
  choice: string
  notes: readonly string[]
}

/** 报考条件 before confirming: which clause this choice meets or why one fails, with the years of work as a calculation (E-10, E-11). */
export function ConditionReport({ verdict, deciding, choice, notes }: ConditionReportProps) {
  return (
    <Card title="报考条件" aside={<VerdictBadge verdict={verdict} />}>
      {choice && <p className="mb-2 text-ink-2">{choice}</p>}
      <Clauses deciding={deciding} />
      {notes.length > 0 && (
        <ul className="mt-3 list-disc border-line border-t pt-3 pl-5 text-ink-2">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function VerdictBadge({ verdict }: { verdict: ChoiceVerdict['verdict'] }) {
  return <Badge tone={looks[verdict].tone}>{looks[verdict].words}</Badge>
}

/** The clauses that decide, each with what was found and what one can do. */
export function Clauses({ deciding }: { deciding: readonly DecidingClause[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {deciding.map(({ clause, verdict, found, mend, work }) => (
        <li key={`${clause}${found}`} className="grid grid-cols-[1.5em_1fr]">
          <span aria-hidden="true" className={`font-bold ${looks[verdict].colour}`}>
            {looks[verdict].sign}
          </span>
          <div>
            <p>
              <span className="sr-only">{looks[verdict].words}：</span>
              {clause}
            </p>
            {found && <p className="text-ink-2 text-sm">您的情况：{found}。</p>}
            {mend && <p className={`text-sm ${looks[verdict].colour}`}>{mend}</p>}
            {work && work.lines.length > 0 && <YearsCounted work={work} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

const looks: Record<ChoiceVerdict['verdict'], { tone: BadgeTone; words: string; sign: string; colour: string }> = {
  met: { tone: 'done', words: '符合', sign: '✓', colour: 'text-jade' },
  review: { tone: 'soon', words: '需要核对', sign: '？', colour: 'text-amber' },
  failed: { tone: 'ended-badly', words: '不符合', sign: '✗', colour: 'text-seal' },
}
