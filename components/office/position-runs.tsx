import { dayAndMinute } from '@/lib/clock/format'
import { Cell, Head, Table } from './table'

type Run = {
  id: string
  fileName: string
  fileSha256: string
  uploadedBy: string
  uploadedAt: Date
  rowCount: number
  badCount: number
  importedAt: Date | null
  reason: string | null
  added: number | null
  changed: number | null
  removed: number | null
}

/** Every upload of a 职位表: who, when, which file, what became of it (O-10). */
export function PositionRuns({ runs, names, here }: { runs: readonly Run[]; names: ReadonlyMap<string, string>; here: string }) {
  return (
    <Table caption="上传记录">
      <Head columns={['文件', '上传', '行数', '结果', '原因', '文件指纹']} numeric={[2]} />
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell>
              <a className="link block min-w-32 break-all" href={`${here}?run=${run.id}#run`}>
                {run.fileName}
              </a>
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">
                {names.get(run.uploadedBy) ?? '—'} {dayAndMinute(run.uploadedAt)}
              </span>
            </Cell>
            <Cell numeric>{run.rowCount}</Cell>
            <Cell>
              <span className="block min-w-40">{resultWords(run)}</span>
            </Cell>
            <Cell>{run.reason ?? '—'}</Cell>
            <Cell>
              <code className="text-sm" title={run.fileSha256}>
                {run.fileSha256.slice(0, 10)}
              </code>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function resultWords({ importedAt, badCount, added, changed, removed }: Run): string {
  if (importedAt) return `${dayAndMinute(importedAt)} 导入：新增 ${added}，修改 ${changed}，删除 ${removed}`
  return badCount > 0 ? `${badCount} 行要改，没有导入` : '没有导入'
}
