import { Cell, Head, Table } from './table'

type Row = { caseId: string; number: string; subject: string; finding: string; name: string; idNumber: string }

/** Violations of one session, each with its registration and the way into the dishonesty registry (O-23). */
export function ViolationTable({ rows, mayEnter }: { rows: readonly Row[]; mayEnter: boolean }) {
  return (
    <Table caption="违纪">
      <Head columns={['报名序号', '姓名', '证件号码', '科目', '说明', ...(mayEnter ? [''] : [])]} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.caseId} ${row.subject}`}>
            <Cell>
              <a href={`/office/cases/${row.caseId}`} className="link inline-flex min-h-6 items-center whitespace-nowrap">
                {row.number}
              </a>
            </Cell>
            <Cell>
              <span className="block min-w-20">{row.name}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{row.idNumber}</span>
            </Cell>
            <Cell>{row.subject}</Cell>
            <Cell>{row.finding || '—'}</Cell>
            {mayEnter && (
              <Cell>
                <a
                  href={`/office/dishonesty/new?case=${row.caseId}`}
                  aria-label={`把${row.name}记入诚信档案`}
                  className="link inline-flex min-h-6 items-center whitespace-nowrap"
                >
                  记入诚信档案
                </a>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
