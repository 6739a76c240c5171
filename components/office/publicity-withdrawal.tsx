import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { exact, fullDay } from '@/lib/clock/format'
import type { OfficePublicity } from '@/lib/publicity/read-office'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = {
  started: NonNullable<OfficePublicity['started']>
  waiting: OfficePublicity['waiting']
  isOfficer: boolean
  actions: { propose: Action; decide: Action }
}

/** 撤回公示, before it begins and while it runs: proposed with a reason by one officer, confirmed by another (E-36). */
export function PublicityWithdrawal({ started: { sessionId, phase }, waiting, isOfficer, actions }: Props) {
  if (!isOfficer || phase === 'over' || phase === 'withdrawn') return null
  return (
    <Card title="撤回公示">
      <p className="mb-4 text-ink-2">
        日期、名单等办理有误的，一位考务人员写明理由提出，另一位确认后撤回：公开页面只显示“已撤回”，不再显示名单；公示已经开始的，系统通知名单中的每一个人；已收到的举报照常核查。之后可以重新公示，重新计满规定的天数，结束后才能发放证书。
      </p>
      {waiting ? (
        <Waiting sessionId={sessionId} waiting={waiting} decide={actions.decide} />
      ) : (
        <ActionForm action={actions.propose} className="grid gap-4">
          <input type="hidden" name="session" value={sessionId} />
          <TextField
            name="reason"
            label="理由"
            hint="写明哪里有误。只有工作人员能看到。"
            maxLength={300}
            autoComplete="off"
            required
          />
          <div>
            <SubmitButton tone="secondary">提出撤回</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  )
}

type WaitingProps = { sessionId: string; waiting: NonNullable<Props['waiting']>; decide: Action }

function Waiting({ sessionId, waiting, decide }: WaitingProps) {
  return (
    <ActionForm action={decide} className="grid gap-4 rounded-lg border-2 border-seal/40 p-4">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="withdrawal" value={waiting.id} />
      <p className="[overflow-wrap:anywhere]">
        {waiting.proposer}于 {exact(waiting.proposedAt)} 提出撤回，理由：{waiting.reason}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        {waiting.isOwn ? (
          <GreyedButton label="确认撤回" reason="须由另一位考务人员确认" />
        ) : (
          <SubmitButton name="do" value="confirm" tone="danger">
            确认撤回
          </SubmitButton>
        )}
        <SubmitButton name="do" value="decline" tone="secondary">
          {waiting.isOwn ? '收回' : '不撤回'}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** The 公示 of a session that were withdrawn, with the reasons. */
export function PublicitiesWithdrawn({ withdrawn }: Pick<OfficePublicity, 'withdrawn'>) {
  if (withdrawn.length === 0) return null
  return (
    <Card title="已撤回的公示">
      <Table caption="已撤回的公示">
        <Head columns={['第几次', '撤回时间', '理由', '提出', '确认']} numeric={[0]} />
        <tbody>
          {withdrawn.map((one) => (
            <tr key={one.id}>
              <Cell numeric>{one.round}</Cell>
              <Cell>{one.decidedAt && exact(one.decidedAt)}</Cell>
              <Cell>
                <span className="block min-w-40 [overflow-wrap:anywhere]">{one.reason}</span>
              </Cell>
              <Cell>
                {one.proposer}
                <span className="block whitespace-nowrap text-ink-3 text-sm">{fullDay(one.proposedAt)}</span>
              </Cell>
              <Cell>{one.decider}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
