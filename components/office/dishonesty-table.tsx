import { Badge } from '@/components/ui/badge'
import { periodWords } from '@/lib/dishonesty/period-words'
import {
  type DishonestyEffect,
  type DishonestySource,
  dishonestyEffects,
  dishonestySources,
  entryStanding,
} from '@/lib/dishonesty/sources'
import { Cell, Head, Table } from './table'

type Row = {
  id: string
  name: string
  idNumber: string
  source: DishonestySource
  effect: DishonestyEffect
  documentNumber: string
  startsAt: Date
  endsAt: Date | null
  endedAt: Date | null
  state: 'proposed' | 'confirmed' | 'declined'
  isWaiting: boolean
}

/** Entries of the dishonesty registry as staff read them; ID numbers masked (O-23, Q-31). */
export function DishonestyTable({ rows, at }: { rows: readonly Row[]; at: Date }) {
  return (
    <Table caption="诚信档案">
      <Head columns={['姓名', '证件号码', '来源', '记录期', '限制', '文号', '状态']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell>
              <a href={`/office/dishonesty/${row.id}`} className="link inline-flex min-h-6 min-w-20 items-center">
                {row.name}
              </a>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.idNumber}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{dishonestySources[row.source].label}</span>
            </Cell>
            <Cell>{periodWords(row)}</Cell>
            <Cell>{dishonestyEffects[row.effect]}</Cell>
            <Cell>{row.documentNumber || '—'}</Cell>
            <Cell>
              <EntryBadge entry={row} at={at} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type Standing = Pick<Row, 'startsAt' | 'endsAt' | 'endedAt' | 'state' | 'isWaiting'>

/** Where an entry stands: what waits for another officer first. */
export function EntryBadge({ entry, at }: { entry: Standing; at: Date }) {
  if (entry.state === 'declined') return <Badge>没有生效</Badge>
  if (entry.isWaiting) return <Badge tone="soon">{entry.state === 'proposed' ? '待复核' : '终止待复核'}</Badge>
  const standing = entryStanding(entry, at)
  return <Badge tone={standing === '记录期内' ? 'ended-badly' : 'others'}>{standing}</Badge>
}
