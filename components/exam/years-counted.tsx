import { monthsWords, monthWords } from '@/lib/exam/conditions/month'
import type { WorkYears } from '@/lib/exam/conditions/years-of-work'

/** Years of work as a calculation that one can follow: from – to, what counts, why not, the sum (E-11). */
export function YearsCounted({ work }: { work: WorkYears }) {
  return (
    <details className="mt-1">
      <summary className="link inline-block cursor-pointer py-1 text-sm">年限是怎么算的</summary>
      <ol className="mt-1 flex flex-col gap-1 border-line border-l-2 pl-3 text-sm">
        {work.lines.map((line) => (
          <li key={`${line.from}${line.employer}${line.why}`} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {monthWords(line.from)} – {monthWords(line.to)}
              {line.employer && ` · ${line.employer}`}
            </span>
            <span className={line.counts ? 'text-jade' : 'text-ink-3'}>
              {line.counts ? `计 ${monthsWords(line.months)}` : `不计：${line.why}`}
            </span>
          </li>
        ))}
        <li className="border-line border-t pt-1 font-bold">
          合计 {monthsWords(work.months)}，满 {work.years} 年（算到 {monthWords(work.countedTo)}末）
        </li>
      </ol>
    </details>
  )
}
