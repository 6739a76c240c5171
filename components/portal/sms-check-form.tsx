'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { DescriptionList } from '@/components/ui/description-list'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { exact } from '@/lib/clock/format'
import type { SmsVerdict } from '@/lib/message/check-sms'

type Answer = { digits: string; code: string; verdict: SmsVerdict }
type SmsCheckFormProps = { action: (previous: Answer | null, form: FormData) => Promise<Answer> }

/** Asks whether an SMS is ours and says so above the form; works without scripts (B-14). */
export function SmsCheckForm({ action }: SmsCheckFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <div className="grid gap-6">
      {answer && <Verdict verdict={answer.verdict} />}
      <form action={submit} className="grid gap-4">
        <TextField
          name="digits"
          label="手机号码后四位"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          required
          defaultValue={answer?.digits}
        />
        <TextField
          name="code"
          label="真伪查询码"
          hint="短信末尾“真伪查询码”后面的 8 位，不分大小写。"
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          defaultValue={answer?.code}
        />
        <div>
          <SubmitButton pendingLabel="正在查询…">查询</SubmitButton>
        </div>
      </form>
    </div>
  )
}

const states = { sent: '已发出，运营商已接收', waiting: '正在发送', failed: '运营商尚未确认接收' } as const

function Verdict({ verdict }: { verdict: SmsVerdict }) {
  if (!verdict.genuine) {
    return verdict.tooMany ? (
      <Alert tone="soon" title="查询次数太多" live>
        请一分钟后再试。
      </Alert>
    ) : (
      <Alert tone="error" title="没有查到这条短信" live>
        请核对手机号码后四位和短信末尾的查询码。都没有填错仍查不到的，不是本系统发的短信：请不要点其中的链接，不要付款，可以致电
        0755-88100099 询问。
      </Alert>
    )
  }
  return (
    <Alert tone="done" title="真：这条短信是本系统发的" live>
      <DescriptionList
        ruled
        items={[
          { term: '短信种类', detail: verdict.kind },
          { term: '接收号码', detail: verdict.to },
          { term: '发送时间', detail: exact(verdict.sentAt ?? verdict.postedAt) },
          { term: '发送结果', detail: states[verdict.state] },
        ]}
      />
      <p className="mt-3">请核对种类、号码和时间。本系统的短信不会索要密码，也不会要求您向个人转账。</p>
    </Alert>
  )
}
