import { Alert } from '@/components/ui/alert'
import { fullDay } from '@/lib/clock/format'

type VoidedNoteProps = { note: { state: 'voided' | 'annulled'; cause: string; reason: string; appealUntil: Date } | null }

/** Why a registration is void, what that means and what can be done about it (E-37). */
export function VoidedNote({ note }: VoidedNoteProps) {
  if (!note) return null
  const { state, cause, reason, appealUntil } = note
  return (
    <div className="mb-5">
      <Alert tone="error" title={state === 'voided' ? '报名无效' : '这次考试全部科目成绩无效'}>
        <p>
          原因：{cause}。{reason}
        </p>
        <p className="mt-1">
          {state === 'voided'
            ? '不予办理准考证，已缴费用不予退还，也不能再报这次考试。'
            : '原来的成绩仍列在“成绩查询”里，不再作数；据此取得的证书一并无效。'}
          有异议的，请在 {fullDay(appealUntil)} 前书面申诉，咨询电话 0755-88100099。
        </p>
      </Alert>
    </div>
  )
}
