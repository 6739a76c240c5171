import { EnterExam } from '@/components/exam/enter-exam'
import { SessionTicket, type SessionTicketProps } from '@/components/exam/session-ticket'
import { feeRange } from '@/lib/exam/papers'
import { isOpen } from '@/lib/workflow/machine'

type Listed = Parameters<typeof feeRange>[0] & { session: { id: string; title: string }; windows: SessionTicketProps['windows'] }
type ExamListProps = { frames: readonly Listed[]; now: Date; enter: (form: FormData) => Promise<void> }

/** The exams of the home page: what one can register for now stands apart from what comes and what has closed. */
export function ExamList({ frames, now, enter }: ExamListProps) {
  const isOpenNow = ({ windows }: Listed) => isOpen(windows.registration, now)
  const groups = { 正在报名: frames.filter(isOpenNow), 最近的考试: frames.filter((frame) => !isOpenNow(frame)) }
  return Object.entries(groups)
    .filter(([, some]) => some.length > 0)
    .map(([title, some]) => (
      <section key={title} aria-label={title} className="mt-8">
        <h2 className="mb-4 font-bold font-song text-2xl">{title}</h2>
        <div className="flex flex-col gap-5">
          {some.map(({ session, windows, ...frame }) => (
            <SessionTicket
              key={session.id}
              title={session.title}
              href={`/exams/${session.id}`}
              windows={windows}
              fee={feeRange({ session, ...frame })}
              now={now}
              action={<EnterExam session={session} windows={windows} now={now} action={enter} />}
            />
          ))}
        </div>
      </section>
    ))
}
