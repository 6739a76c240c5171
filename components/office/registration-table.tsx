import { StateBadge } from '@/components/case/state-badge'
import { dayAndMinute } from '@/lib/clock/format'
import { chosenWords } from '@/lib/exam/chosen-words'
import { registrationMachine } from '@/lib/exam/machine'
import { Cell, Head, Table } from './table'

type Row = {
  id: string
  number: string
  state: string
  enteredAt: Date
  name: string
  idNumber: string
  level: string | null
  specialty: string | null
  positionCode?: string | null
}

type RegistrationTableProps = {
  rows: readonly Row[]
  /** Where the whole ID number can be asked for; absent: nowhere. */
  look?: ((caseId: string) => string) | undefined
}

/** Registrations as the office reads them; ID numbers masked. */
export function RegistrationTable({ rows, look }: RegistrationTableProps) {
  return (
    <Table caption="报名">
      <Head columns={['报名序号', '姓名', '证件号码', '报考', '状态', '变更时间']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell>
              <a href={`/office/cases/${row.id}`} className="link inline-flex min-h-6 items-center whitespace-nowrap">
                {row.number}
              </a>
            </Cell>
            <Cell>
              <span className="block min-w-20">{row.name}</span>
            </Cell>
            <Cell>
              <span className="flex items-baseline gap-2 whitespace-nowrap">
                {row.idNumber}
                {look && (
                  <a
                    href={look(row.id)}
                    aria-label={`查看${row.name}的完整证件号码`}
                    className="link inline-flex min-h-6 items-center"
                  >
                    查看
                  </a>
                )}
              </span>
            </Cell>
            <Cell>{chosenWords(row) ?? '—'}</Cell>
            <Cell>
              <StateBadge machine={registrationMachine} state={row.state} as="examOfficer" />
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{dayAndMinute(row.enteredAt)}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
