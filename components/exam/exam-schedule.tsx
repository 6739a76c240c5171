import { Card } from '@/components/ui/card'
import { dayAndMinute, fullDay, minute } from '@/lib/clock/format'
import type { Window } from '@/lib/workflow/machine'

type ExamScheduleProps = {
  session: { id: string; choiceBy: string }
  windows: { payment: Window; applicationForm: Window; admitCard: Window }
  papers: readonly { subject: string; startsAt: Date; endsAt: Date }[]
}

/** When the papers are sat and what is printed when, with the calendar file and the 职位表 where there is one (E-01). */
export function ExamSchedule({ session, windows, papers }: ExamScheduleProps) {
  return (
    <Card
      title="考试安排"
      aside={
        <a className="link" href={`/api/calendar/${session.id}`}>
          把时间点加到日历（.ics）
        </a>
      }
    >
      <ul className="list-disc pl-5">
        {session.choiceBy === 'position' && (
          <li>
            <a className="link" href={`/exams/${session.id}/positions`}>
              查询招考职位（职位表）
            </a>
          </li>
        )}
        {papers.map((paper) => (
          <li key={paper.subject}>
            {paper.subject}：{fullDay(paper.startsAt)} {minute(paper.startsAt)}–{minute(paper.endsAt)}
          </li>
        ))}
        <li>
          打印报名表：
          {windows.applicationForm.from > windows.payment.from
            ? `缴费后，${dayAndMinute(windows.applicationForm.from)} 至 ${dayAndMinute(windows.applicationForm.to)}`
            : `缴费后至 ${dayAndMinute(windows.applicationForm.to)}`}
        </li>
        <li>
          打印准考证：{dayAndMinute(windows.admitCard.from)} 至 {dayAndMinute(windows.admitCard.to)}
        </li>
      </ul>
    </Card>
  )
}
