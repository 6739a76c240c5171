import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Warning } from '@/lib/exam/config/warnings'
import type { Refused } from '@/lib/workflow/refusal'

type Props = {
  session: { id: string; publishedAt: Date | null }
  warnings: readonly Warning[]
  /** Null: the viewer only reads. */
  action: ((previous: unknown, form: FormData) => Promise<Refused | null>) | null
}

/** What is or looks wrong with an exam, and the button that lets candidates see it. */
export function PublishExam({ session, warnings, action }: Props) {
  const stops = warnings.some((one) => one.stops)
  return (
    <>
      {warnings.length > 0 && (
        <Alert tone={stops ? 'error' : 'soon'} title={stops ? '还不能发布，请先改好' : '请核对'}>
          <ul className="list-disc pl-5">
            {warnings.map(({ message, part }) => (
              <li key={message}>
                {message}{' '}
                {action && (
                  <a className="link" href={`/office/exams/${session.id}/${part === 'positions' ? part : `settings/${part}`}`}>
                    去改
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {!session.publishedAt && !stops && action && (
        <ActionForm action={action}>
          <input type="hidden" name="session" value={session.id} />
          <p className="mb-3 text-ink-2">发布以后考生能在“当前考试”看到，不能再撤回；报名到时间自动开始。</p>
          <SubmitButton pendingLabel="正在发布…">发布给考生</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
