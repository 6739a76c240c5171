import { ActionForm } from '@/components/form/action-form'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ScoringView } from '@/lib/scoring/read-scoring'
import { Cell, Head, Table } from './table'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** 提交发布: when, and the 合格标准 by paper, with marks of its own for a level where it has them (E-34). */
export function ScoreProposal({ scoring, propose }: { scoring: ScoringView; propose: Action }) {
  const { papers, levels, frame } = scoring
  const columns = levels.length > 1 ? levels : []
  return (
    <ActionForm action={propose} className="mt-5 grid gap-4 [&>*]:min-w-0">
      <input type="hidden" name="session" value={frame.session.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="publishAt"
          label="发布时间"
          hint="北京时间；公布之前要由另一位考务人员确认。"
          type="datetime-local"
          required
        />
        <TextField
          name="validYears"
          label="成绩有效年数"
          hint="含考试当年；不填为长期有效。"
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
        />
      </div>
      <div>
        <p className="font-bold">合格标准（分）</p>
        <p className="mb-2 text-ink-3 text-sm">
          {columns.length > 0 ? '“全部级别”必填；某个级别另有标准的，填在它自己的一列。' : '达到即为合格。'}
        </p>
        <Table caption="合格标准">
          <Head columns={['科目', '满分', '全部级别', ...columns]} />
          <tbody>
            {papers.map(({ subject, fullMarks, levels: own }) => (
              <tr key={subject}>
                <Cell>{subject}</Cell>
                <Cell>{fullMarks}</Cell>
                {[null, ...columns].map((level) => (
                  <Cell key={level ?? ''}>
                    {level === null || !own || own.includes(level) ? <Mark subject={subject} level={level} /> : '—'}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div>
        <SubmitButton>提交发布</SubmitButton>
      </div>
    </ActionForm>
  )
}

function Mark({ subject, level }: { subject: string; level: string | null }) {
  return (
    <>
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="level" value={level ?? ''} />
      <input
        className="box w-24"
        name="mark"
        inputMode="decimal"
        maxLength={6}
        autoComplete="off"
        aria-label={`${subject}${level ?? '全部级别'}合格标准`}
        aria-required={level === null || undefined}
      />
    </>
  )
}
