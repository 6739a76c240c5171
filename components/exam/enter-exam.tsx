import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { isOpen, type Window } from '@/lib/workflow/machine'

type EnterExamProps = {
  session: { id: string; title: string }
  windows: { registration: Window }
  now: Date
  action: (formData: FormData) => Promise<void>
}

/** 进入报名 while registration is open; otherwise a way to read about the exam. */
export function EnterExam({ session, windows, now, action }: EnterExamProps) {
  if (!isOpen(windows.registration, now)) {
    return (
      <ButtonLink href={`/exams/${session.id}`} tone="secondary" size="small">
        查看说明
      </ButtonLink>
    )
  }
  return (
    <form action={action}>
      <input type="hidden" name="sessionId" value={session.id} />
      <SubmitButton pendingLabel="正在进入…" aria-label={`进入报名：${session.title}`}>
        进入报名
      </SubmitButton>
    </form>
  )
}
