import { staffRoles } from '@/lib/access/viewer'
import { changeWords, deedWords } from '@/lib/audit/detail'
import { exact } from '@/lib/clock/format'
import { templates } from '@/lib/message/templates'
import { Cell, Head, Table } from './table'

type Row = {
  source: 'ledger' | 'case'
  at: Date
  wallAt: Date | null
  key: string
  seq: number
  name: string
  kind: string | null
  number: string | null
  actorId: string | null
  relation: string | null
  aboutType: string
  aboutId: string
  before: string | null
  after: string | null
  device: string
  address: string
}
type Names = ReadonlyMap<string, { name: string; username: string }>

/** Who did what to what, how it changed, from where; the newest first (O-28). */
export function AuditTable({ rows, names }: { rows: readonly Row[]; names: Names }) {
  return (
    <Table caption="操作记录">
      <Head columns={['时间', '谁', '做了什么', '对象', '变化', '从哪里']} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.source}${row.key}${row.seq}`}>
            <Cell>
              <time dateTime={row.at.toISOString()} className="whitespace-nowrap">
                {exact(row.at)}
              </time>
              {row.wallAt && differs(row.at, row.wallAt) && (
                <span className="block whitespace-nowrap text-ink-3 text-sm">实际 {exact(row.wallAt)}</span>
              )}
            </Cell>
            <Cell>
              <Doer row={row} names={names} />
            </Cell>
            <Cell>
              <span className={`block min-w-28 ${sensitive.has(row.name) ? 'font-bold text-amber' : ''}`}>{deedWords(row)}</span>
            </Cell>
            <Cell>{aboutWords(row, names)}</Cell>
            <Cell>
              <span className="block min-w-28">{changeWords(row) || '—'}</span>
            </Cell>
            <Cell>
              {row.device || row.address ? (
                <>
                  <span className="block min-w-24">{row.device}</span>
                  <span className="block whitespace-nowrap text-ink-3 text-sm">{row.address}</span>
                </>
              ) : (
                '—'
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const sensitive = new Set(['id-number-seen', 'mobile-seen', 'answer-seen', 'look-refused', 'look-questioned', 'orders-exported'])

function Doer({ row, names }: { row: Row; names: Names }) {
  const found = row.actorId ? names.get(row.actorId) : undefined
  const relation = row.relation && (relationWords[row.relation] ?? (staffRoles as Record<string, string>)[row.relation])
  if (!found) return <span className="whitespace-nowrap">{relation || (row.source === 'ledger' ? '没有登录的人' : '—')}</span>
  return (
    <>
      <span className="block whitespace-nowrap">{found.name}</span>
      <span className="block whitespace-nowrap text-ink-3 text-sm">
        {found.username}
        {relation && ` · ${relation}`}
      </span>
    </>
  )
}

const relationWords: Record<string, string> = {
  applicant: '申请人',
  unit: '单位',
  system: '系统',
  gateway: '支付平台',
  panelChair: '专业组组长',
  public: '公众',
}

function aboutWords({ aboutType, aboutId, number }: Row, names: Names) {
  if (number) return <span className="whitespace-nowrap">{number}</span>
  if (aboutType === 'account') {
    const account = names.get(aboutId)
    return account ? `${account.name}（${account.username}）` : aboutId
  }
  if (aboutType === 'template') return templates[aboutId]?.name ?? aboutId
  if (aboutType === 'dishonesty') return '诚信档案'
  if (aboutType === 'export') return '缴费订单'
  return aboutType === 'clock' ? '演示时钟' : <span className="whitespace-nowrap">{aboutId}</span>
}

/** Only where the demo's clock has been moved are there two times to tell. */
function differs(at: Date, wallAt: Date): boolean {
  return Math.abs(at.getTime() - wallAt.getTime()) > 60_000
}
