import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { exact } from '@/lib/clock/format'
import { Cell, Head, Table } from './table'

type State = 'drawn' | 'superseded' | 'frozen'
type Draw = {
  id: string
  state: State
  candidates: number
  seed: string
  drawnBy: string
  drawnAt: Date
  frozenBy: string | null
}

/** Every draw there was, newest first: none can be made to disappear. */
export function DrawHistory({ draws, names }: { draws: readonly Draw[]; names: ReadonlyMap<string, string> }) {
  if (draws.length === 0) return null
  return (
    <Card title="编排历史">
      <Table caption="历次编排">
        <Head columns={['时间', '编排人', '人数', '状态', '冻结人', '种子']} numeric={[2]} />
        <tbody>
          {draws.map((draw) => (
            <tr key={draw.id}>
              <Cell>
                <span className="whitespace-nowrap">{exact(draw.drawnAt)}</span>
              </Cell>
              <Cell>{names.get(draw.drawnBy) ?? '—'}</Cell>
              <Cell numeric>{draw.candidates}</Cell>
              <Cell>
                <Badge tone={states[draw.state].tone}>{states[draw.state].label}</Badge>
              </Cell>
              <Cell>{draw.frozenBy ? (names.get(draw.frozenBy) ?? '—') : '—'}</Cell>
              <Cell>
                <code className="block min-w-56 break-all text-sm">{draw.seed}</code>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

const states = {
  drawn: { label: '待冻结', tone: 'you' },
  frozen: { label: '已冻结', tone: 'done' },
  superseded: { label: '已被替换', tone: 'others' },
} as const satisfies Record<State, { label: string; tone: string }>
