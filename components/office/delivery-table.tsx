import { ActionForm } from '@/components/form/action-form'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute } from '@/lib/clock/format'
import { channels, type Delivery, smsStandings } from '@/lib/message/deliveries'
import { templateName } from '@/lib/message/templates'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type DeliveryTableProps = { rows: readonly (Delivery & { mayResend: boolean })[]; resend: Action }

/** What was sent to whom on which channel, and what became of it (O-25). */
export function DeliveryTable({ rows, resend }: DeliveryTableProps) {
  return (
    <Table caption="消息">
      <Head columns={['时间', '状态', '收件人', '通知种类', '渠道', '次数', '最近一次', '']} numeric={[5]} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.channel} ${row.id}`}>
            <Cell>
              <time className="whitespace-nowrap" dateTime={row.at.toISOString()}>
                {dayAndMinute(row.at)}
              </time>
            </Cell>
            <Cell>{row.channel === 'sms' ? <Standing row={row} /> : <InboxStanding row={row} />}</Cell>
            <Cell>
              <span className="whitespace-nowrap">
                {row.name}
                {row.mobile && <span className="text-ink-3"> {row.mobile}</span>}
              </span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{templateName(row.template)}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{channels[row.channel]}</span>
            </Cell>
            <Cell numeric>{row.channel === 'sms' ? row.tries : ''}</Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.lastAt ? dayAndMinute(row.lastAt) : '—'}</span>
            </Cell>
            <Cell>{row.standing === 'failed' && row.mayResend && <Resend row={row} action={resend} />}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const tones: Record<Delivery['standing'], BadgeTone> = {
  waiting: 'others',
  retrying: 'soon',
  failed: 'ended-badly',
  sent: 'done',
}

function Standing({ row: { standing, tries, resentAt } }: { row: Delivery }) {
  return (
    <>
      <Badge tone={tones[standing]}>{smsStandings[standing === 'sent' && tries > 1 ? 'retried' : standing]}</Badge>
      {resentAt && <span className="whitespace-nowrap text-ink-3 text-sm"> 人工重发过</span>}
    </>
  )
}

function InboxStanding({ row: { lastAt } }: { row: Delivery }) {
  return <Badge tone="done">{lastAt ? '已读' : '已送达'}</Badge>
}

function Resend({ row, action }: { row: Delivery; action: Action }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="id" value={row.id} />
      <SubmitButton
        tone="secondary"
        size="small"
        pendingLabel="正在安排…"
        aria-label={`重发：${templateName(row.template)} ${row.mobile}`}
      >
        重发
      </SubmitButton>
    </ActionForm>
  )
}
