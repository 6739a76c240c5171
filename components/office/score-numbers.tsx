import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ScoringView } from '@/lib/scoring/read-scoring'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** How many scores there should be and are, by paper, with its full marks (E-33). */
export function ScoreNumbers({ scoring, save }: { scoring: ScoringView; save: Action }) {
  const { counts, papers, frame, isOfficer, phase } = scoring
  const mayEdit = isOfficer && phase === 'open'
  const table = (
    <Table caption="各科目的成绩">
      <Head columns={['科目', '满分', '已有成绩', '缺考 -1', '违纪 -2', '无效 -4', '平均分']} numeric={[2, 3, 4, 5, 6]} />
      <tbody>
        {papers.map(({ subject, fullMarks, counts: of }) => (
          <tr key={subject}>
            <Cell wide>{subject}</Cell>
            <Cell>
              {mayEdit ? (
                <>
                  <input type="hidden" name="subject" value={subject} />
                  <input
                    className="box w-24"
                    name="fullMarks"
                    inputMode="numeric"
                    defaultValue={fullMarks}
                    maxLength={4}
                    aria-label={`${subject}满分`}
                  />
                </>
              ) : (
                fullMarks
              )}
            </Cell>
            <Cell numeric>{of?.n ?? 0}</Cell>
            <Cell numeric>{of?.absent ?? 0}</Cell>
            <Cell numeric>{of?.violated ?? 0}</Cell>
            <Cell numeric>{of?.void ?? 0}</Cell>
            <Cell numeric>{of?.average ?? '—'}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
  return (
    <Card title="各科成绩">
      <p className="mb-4 text-ink-2">
        已缴费 {counts.candidates} 人，应有成绩 {counts.due} 个，
        {counts.lacking > 0 ? <strong className="text-seal">还缺 {counts.lacking} 个</strong> : '已经齐全'}。
        {mayEdit && '满分不是 100 分的科目，请在导入以前改好。'}
      </p>
      {mayEdit ? (
        <ActionForm action={save} className="grid gap-3 [&>*]:min-w-0">
          <input type="hidden" name="session" value={frame.session.id} />
          {table}
          <div>
            <SubmitButton tone="secondary" size="small">
              保存满分
            </SubmitButton>
          </div>
        </ActionForm>
      ) : (
        table
      )}
    </Card>
  )
}
