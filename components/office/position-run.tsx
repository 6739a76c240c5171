import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Head, Table } from './table'

type Plan = { added: number; changed: number; same: number; missing: number; chosenChanged: string[]; chosenMissing: string[] }
type Run = {
  id: string
  fileName: string
  rowCount: number
  badCount: number
  problems: readonly { row: number; column: string; message: string }[]
  plan: Plan | null
}
type PositionRunProps = {
  run: Run
  sessionId: string
  /** Registration has begun: nothing is removed any more, and a change needs a reason. */
  isOpen: boolean
  take: (previous: unknown, form: FormData) => Promise<{ message: string } | null>
}

const problemsShown = 100

/** What was found in an uploaded 职位表: what is to be mended, or what taking it over would do, and the button for it (O-10, Q-14). */
export function PositionRun({ run, sessionId, isOpen, take }: PositionRunProps) {
  return (
    <Card title={`检查结果：${run.fileName}`}>
      <div id="run" className="grid gap-4">
        {run.badCount > 0 && (
          <Alert tone="error" title={`有 ${run.badCount} 行要改，没有导入任何职位`}>
            共 {run.rowCount} 行。请按下表逐行改好，再上传一次。
          </Alert>
        )}
        {run.problems.length > 0 && <Problems run={run} sessionId={sessionId} />}
        {run.plan && <PlanWords plan={run.plan} rowCount={run.rowCount} isOpen={isOpen} />}
        {run.plan && !blocked(run.plan, isOpen) && (
          <ActionForm action={take} className="grid max-w-xl gap-3">
            <input type="hidden" name="session" value={sessionId} />
            <input type="hidden" name="run" value={run.id} />
            {isOpen && (
              <TextField name="reason" label="修改原因" required maxLength={500} hint="报名已经开始，修改和原因会留下记录" />
            )}
            <div>
              <SubmitButton pendingLabel="正在导入…">确认导入</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}

function Problems({ run, sessionId }: { run: Run; sessionId: string }) {
  return (
    <>
      <Table caption="要改的行">
        <Head columns={['行', '列', '问题和处理办法']} numeric={[0]} />
        <tbody>
          {run.problems.slice(0, problemsShown).map(({ row, column, message }) => (
            <tr key={`${row} ${column} ${message}`}>
              <Cell numeric>{row}</Cell>
              <Cell>{column}</Cell>
              <Cell>{message}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        {run.problems.length > problemsShown && <span className="text-ink-2">只列出前 {problemsShown} 处。</span>}
        <ButtonLink
          href={`/api/office/exams/${sessionId}/positions-report.csv?run=${run.id}`}
          tone="secondary"
          size="small"
          download
        >
          下载全部问题（CSV）
        </ButtonLink>
      </div>
    </>
  )
}

function PlanWords({ plan, rowCount, isOpen }: { plan: Plan; rowCount: number; isOpen: boolean }) {
  const chosen = blocked(plan, isOpen)
  return (
    <>
      {chosen && (
        <Alert tone="error" title="有职位已经有人确认报考，不能导入">
          {chosen} 不能修改{isOpen ? '' : '或删除'}。请在表格里保留这些职位原来的内容，再上传一次。
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: '表格', detail: `${rowCount} 个职位，全部填写正确` },
          { term: '新增', detail: `${plan.added} 个` },
          { term: '修改', detail: `${plan.changed} 个` },
          { term: '不变', detail: `${plan.same} 个` },
          {
            term: isOpen ? '表格里没有' : '删除',
            detail: isOpen
              ? `${plan.missing} 个，报名开始后不删除，保留不变`
              : `${plan.missing} 个（现有职位表里有、表格里没有的）`,
          },
        ]}
      />
    </>
  )
}

/** Codes that somebody confirmed and that stand in the way. */
function blocked({ chosenChanged, chosenMissing }: Plan, isOpen: boolean): string {
  return [...chosenChanged, ...(isOpen ? [] : chosenMissing)].slice(0, 10).join('、')
}
