import { caseHref, type QueueFilter } from '@/lib/desk/queue-filter'
import type { Wait } from '@/lib/desk/wait'
import { Cell, Head, Table } from './table'
import { WaitWords } from './wait-words'

export type QueueLine = {
  id: string
  number: string
  kindLabel: string
  stateLabel: string
  name: string
  about: string | null
  wait: Wait
  holder: string | null
}

type QueueTableProps = { lines: readonly QueueLine[]; filter: QueueFilter; canChoose: boolean }

/** What waits, row by row; J and K move along the links. */
export function QueueTable({ lines, filter, canChoose }: QueueTableProps) {
  return (
    <Table caption="待办">
      <Head columns={[...(canChoose ? ['选择'] : []), '姓名', '业务', '编号', '等候', '谁在办']} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="focus-within:bg-blue-soft">
            {canChoose && (
              <Cell>
                <label className="-m-2 grid size-10 cursor-pointer place-items-center">
                  <input type="checkbox" name="case" value={line.id} className="size-5" />
                  <span className="sr-only">
                    选择 {line.name} {line.number}
                  </span>
                </label>
              </Cell>
            )}
            <Cell>
              <a href={caseHref(line.id, filter)} data-row className="link block min-w-16 font-bold">
                {line.name}
              </a>
            </Cell>
            <Cell wide>
              {line.kindLabel}
              {line.about && <span className="text-ink-3"> · {line.about}</span>}
              <span className="block text-ink-3 text-sm">{line.stateLabel}</span>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">{line.number}</span>
            </Cell>
            <Cell>
              <WaitWords wait={line.wait} />
            </Cell>
            <Cell>{line.holder ?? <span className="text-ink-3">没人领取</span>}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
