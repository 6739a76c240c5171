import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { exact } from '@/lib/clock/format'
import type { ScoringView } from '@/lib/scoring/read-scoring'
import { Cell, Head, Table } from './table'

export const importKinds = { scores: '成绩', findings: '雷同认定' } as const

/** Every import there was, newest first: who, when, which file, what came of it. */
export function ScoreImports({ imports, names, here }: Pick<ScoringView, 'imports' | 'names'> & { here: string }) {
  if (imports.length === 0) return null
  return (
    <Card title="导入记录">
      <Table caption="历次导入">
        <Head columns={['时间', '导入人', '内容', '文件', '行数', '改动', '结果', '']} numeric={[4, 5]} />
        <tbody>
          {imports.map((run) => (
            <tr key={run.id}>
              <Cell>
                <span className="whitespace-nowrap">{exact(run.importedAt)}</span>
              </Cell>
              <Cell>{names.get(run.importedBy) ?? '—'}</Cell>
              <Cell>{importKinds[run.kind]}</Cell>
              <Cell>
                <span className="block min-w-40 break-all">{run.fileName || '—'}</span>
                <code className="text-ink-3 text-sm">{run.sha256.slice(0, 12)}</code>
              </Cell>
              <Cell numeric>{run.rows}</Cell>
              <Cell numeric>{run.changed}</Cell>
              <Cell>
                <Badge tone={run.outcome === 'imported' ? 'done' : 'ended-badly'}>
                  {run.outcome === 'imported' ? '已导入' : `未导入，${run.bad} 处不对`}
                </Badge>
              </Cell>
              <Cell>
                <a className="link whitespace-nowrap" href={`${here}?import=${run.id}#report`}>
                  报告<span className="sr-only">：{exact(run.importedAt)}</span>
                </a>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
