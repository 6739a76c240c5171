import { Cell, Head, Table } from '@/components/office/table'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { PrintButton } from './print-button'

type Person = { username: string; name: string }
type Props = {
  unit: string
  who: 'manager' | 'handler'
  from: Person
  to: Person
  at: string
  grants: readonly string[]
  business: readonly { id: string; number: string; label: string; state: string }[]
  hash: string
}

/** 业务移交清单, with room for two signatures (B-13). */
export function HandoverSheet({ unit, who, from, to, at, grants, business, hash }: Props) {
  return (
    <>
      <PageTitle
        title="业务移交清单"
        above={unit}
        lead={who === 'manager' ? '单位管理员移交' : '经办人移交并注销'}
        aside={<PrintButton />}
      />
      <div className="grid gap-5">
        <Card as="div">
          <DescriptionList
            items={[
              { term: '移交人', detail: `${from.name}（${from.username}）` },
              { term: '接收人', detail: `${to.name}（${to.username}）` },
              { term: '移交时间', detail: at },
              { term: '移交的授权', detail: who === 'manager' ? '单位管理员的全部权限' : grants.join('、') || '没有' },
              { term: '业务件数', detail: `${business.length} 件` },
              { term: '校验码', detail: <span className="break-all font-mono text-sm">{hash}</span> },
            ]}
          />
          <p className="mt-3 text-ink-3 text-sm">校验码由清单全文算出，已记入系统的审计记录，不能更改。</p>
        </Card>
        {business.length > 0 && (
          <Table caption="移交的业务">
            <Head columns={['业务流水号', '业务', '移交时的状态']} />
            <tbody>
              {business.map(({ id, number, label, state }) => (
                <tr key={id}>
                  <Cell>{number}</Cell>
                  <Cell>{label}</Cell>
                  <Cell>{state}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <ul className="mt-6 grid gap-10 sm:grid-cols-2">
          {['移交人（签名）', '接收人（签名）'].map((who) => (
            <li key={who}>
              <p>{who}：＿＿＿＿＿＿＿＿</p>
              <p className="mt-6">日期：＿＿＿＿＿＿</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
