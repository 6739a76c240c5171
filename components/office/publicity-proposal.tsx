import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { GreyedButton } from '@/components/ui/greyed-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { listedAs } from '@/lib/publicity/listed-as'
import type { OfficePublicity } from '@/lib/publicity/read-office'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Props = {
  sessionId: string
  isOfficer: boolean
  isCommitted: boolean
  proposal: NonNullable<OfficePublicity['proposal']>
  start: Action
}

/** Before a 公示, and after it of whoever has passed since: whom it will list, and its days (E-36, Q-03). */
export function PublicityProposal({ sessionId, isOfficer, isCommitted, proposal, start }: Props) {
  const { isOut, count, preview, days, isMore } = proposal
  const reason = !isOut ? '成绩公布以后办理' : count === 0 ? '没有应公示的人员' : !isOfficer ? '由考务人员办理' : null
  return (
    <>
      <Card title={isMore ? '补充公示' : '开始公示'}>
        <p className="mb-4 text-ink-2">
          {isMore && '上次公示以后，因成绩更正、复查等才合格的人员，公示满规定的天数才能发放证书。'}
          {isCommitted ? '全部科目合格、已签署承诺书并且没有撤回的人员' : '全部科目合格的人员'}
          会列入名单，{isOut ? <strong>现在 {count} 人</strong> : '成绩公布以后可以看到人数'}
          。名单按办理时的成绩确定，办理后不能更改；办理有误的，结束前可以由两人撤回，重新公示须满规定的天数。到最后一天 24:00
          自动结束，名单不再公开。
        </p>
        {reason ? (
          <GreyedButton label="开始公示" reason={reason} />
        ) : (
          <ActionForm action={start} className="grid gap-4">
            <input type="hidden" name="session" value={sessionId} />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                name="first"
                label="第一天"
                hint="当天 00:00 起公开，最早是明天。"
                type="date"
                required
                defaultValue={days.first}
              />
              <TextField
                name="last"
                label="最后一天"
                hint="当天 24:00 结束；从第一天起至少 5 个工作日。"
                type="date"
                required
                defaultValue={days.last}
              />
            </div>
            <div>
              <SubmitButton>开始公示</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
      {preview.length > 0 && (
        <Card title="将列入名单的人员">
          {count > preview.length && <p className="mb-3 text-ink-2">只显示前 {preview.length} 人。</p>}
          <Table caption="将列入名单的人员">
            <Head columns={['序号', '姓名', '证件号码', '准考证号', '报考']} numeric={[0]} />
            <tbody>
              {preview.map((person) => (
                <tr key={person.caseId}>
                  <Cell numeric>{person.ordinal}</Cell>
                  <Cell>
                    <a className="link" href={`/office/cases/${person.caseId}`}>
                      {person.name}
                    </a>
                  </Cell>
                  <Cell>{person.idNumber}</Cell>
                  <Cell>{person.admitCard ?? '—'}</Cell>
                  <Cell>{listedAs(person)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  )
}
