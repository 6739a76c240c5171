import { Cell, Head, Table } from '@/components/office/table'
import { Empty } from '@/components/ui/empty'
import type { IssuingView } from '@/lib/certificate/read-issuing'
import { type Sort, sorts } from '@/lib/certificate/sorts'

const notes: Record<Sort, { number: string; note: string }> = {
  ready: { number: '报名序号', note: '' },
  held: { number: '报名序号', note: '为什么暂缓' },
  issued: { number: '管理号', note: '印制号' },
  revoked: { number: '管理号', note: '撤销原因' },
}

/** Whoever is ready, held back and why, has a certificate, or had one. */
export function IssuingTable({ view: { sort, rows } }: { view: IssuingView }) {
  const { number, note } = notes[sort]
  if (rows.length === 0) return <Empty title="没有这样的人">{`现在没有“${sorts[sort]}”的人。`}</Empty>
  return (
    <Table caption={sorts[sort]}>
      <Head columns={[number, '姓名', '证件号码', '级别专业', ...(note ? [note] : [])]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <Cell>
              <span className="whitespace-nowrap">{row.number}</span>
            </Cell>
            <Cell>{row.name}</Cell>
            <Cell>{row.idNumber}</Cell>
            <Cell>{row.choice || '—'}</Cell>
            {note && <Cell>{row.note || '还没有印制'}</Cell>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
