import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { importKinds } from './score-imports'
import { Cell, Head, Table } from './table'

const shownMax = 200

type Run = {
  id: string
  sessionId: string
  kind: 'scores' | 'findings'
  outcome: 'imported' | 'refused'
  fileName: string
  rows: number
  changed: number
  kept: number
  problems: readonly { row: number; column: string; value: string; message: string }[]
}

/** What came of one import: all of it, or every row that was wrong. */
export function ScoreReport({ run }: { run: Run }) {
  const { problems } = run
  const bad = new Set(problems.map(({ row }) => row)).size
  return (
    <div id="report" className="scroll-mt-4">
      <Card
        title={`导入报告：${importKinds[run.kind]}`}
        aside={<span className="break-all text-ink-3 text-sm">{run.fileName}</span>}
      >
        {run.outcome === 'imported' ? (
          <Alert tone="done" live title={`已全部导入：${run.rows} 行`}>
            新增或改动 {run.changed} 个成绩，{run.kept} 个没有变化。
          </Alert>
        ) : (
          <div className="grid gap-4 [&>*]:min-w-0">
            <Alert tone="error" live title={`没有导入：${run.rows} 行里有 ${bad} 行不对`}>
              一行也没有导入。请按下面的说明改好文件，再重新导入。
            </Alert>
            <Table caption="不对的行">
              <Head columns={['行', '列', '内容', '问题和处理办法']} numeric={[0]} />
              <tbody>
                {problems.slice(0, shownMax).map(({ row, column, value, message }) => (
                  <tr key={`${row} ${column} ${message}`}>
                    <Cell numeric>{row}</Cell>
                    <Cell>
                      <span className="whitespace-nowrap">{column}</span>
                    </Cell>
                    <Cell>
                      <span className="break-all">{value}</span>
                    </Cell>
                    <Cell>
                      <span className="block min-w-48">{message}</span>
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
            <p>
              {problems.length > shownMax && `只显示前 ${shownMax} 条，共 ${problems.length} 条。`}
              <ButtonLink
                href={`/api/office/score-imports/${run.sessionId}?run=${run.id}`}
                tone="secondary"
                size="small"
                download
              >
                下载全部问题（CSV）
              </ButtonLink>
            </p>
          </div>
        )}
      </Card>
    </div>
  )
}
