'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type State = 'reported' | 'upheld' | 'dismissed'
type Answer = {
  number: string
  code: string
  outcome: { found: true; state: State } | { found: false; tooMany: boolean }
}
type OutcomeFormProps = { action: (previous: Answer | null, form: FormData) => Promise<Answer> }

/** 查询举报结果 by the receipt; works without scripts. */
export function OutcomeForm({ action }: OutcomeFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <div className="grid gap-4">
      {answer && <Outcome outcome={answer.outcome} />}
      <form action={submit} className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
        <TextField name="number" label="回执编号" maxLength={30} autoComplete="off" required defaultValue={answer?.number} />
        <TextField
          name="code"
          label="查询码"
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          defaultValue={answer?.code}
        />
        <div>
          <SubmitButton tone="secondary" pendingLabel="正在查询…">
            查询结果
          </SubmitButton>
        </div>
      </form>
    </div>
  )
}

const words: Record<State, string> = {
  reported: '正在核查，请过几天再来查看。',
  upheld: '经核查，举报属实，按规定处理。',
  dismissed: '经核查，举报不属实。',
}

function Outcome({ outcome }: Pick<Answer, 'outcome'>) {
  if (outcome.found)
    return (
      <Alert tone={outcome.state === 'reported' ? 'soon' : 'done'} title="举报核查" live>
        {words[outcome.state]}
      </Alert>
    )
  return (
    <Alert tone="error" title={outcome.tooMany ? '查询次数太多' : '没有查到'} live>
      {outcome.tooMany ? '请一分钟后再试。' : '请核对回执编号和查询码，两个都要与提交举报时显示的一致。'}
    </Alert>
  )
}
