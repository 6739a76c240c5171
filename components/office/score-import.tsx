import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { codesInWords } from '@/lib/scoring/codes'
import type { ScoringView } from '@/lib/scoring/read-scoring'
import { TableFile } from './table-file'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** 导入成绩 and 雷同认定 (E-33): the whole file is checked before anything of it counts. */
export function ScoreImport({ scoring, run }: { scoring: ScoringView; run: Action }) {
  return (
    <Card title="导入">
      <p className="mb-4 text-ink-2">
        整个文件先检查一遍：有一行不对就一行也不导入，并逐行列出问题。发布之前可以重复导入，同一考生同一科以后一次为准。
      </p>
      <div className="grid gap-6 sm:grid-cols-2 [&>*]:min-w-0">
        <FileForm
          scoring={scoring}
          run={run}
          kind="scores"
          title="成绩文件"
          button="检查并导入成绩"
          hint={`Excel（.xlsx）或 CSV，不超过 10 MB；列名是准考证号、科目、成绩；或者准考证号，再每科一列。${codesInWords}。`}
        />
        <FileForm
          scoring={scoring}
          run={run}
          kind="findings"
          title="雷同认定文件"
          button="检查并导入雷同认定"
          hint="第一行是列名：准考证号、科目、认定。这些科目的成绩记为 -4（成绩无效），认定的内容考生会看到，请不要写别人的信息。"
        />
      </div>
    </Card>
  )
}

type FileFormProps = {
  scoring: ScoringView
  run: Action
  kind: 'scores' | 'findings'
  title: string
  button: string
  hint: string
}

function FileForm({ scoring, run, kind, title, button, hint }: FileFormProps) {
  const id = `file-${kind}`
  return (
    <ActionForm action={run} className="grid content-start gap-3">
      <input type="hidden" name="session" value={scoring.frame.session.id} />
      <input type="hidden" name="kind" value={kind} />
      <Field id={id} label={title} hint={hint}>
        <TableFile
          id={id}
          name="file"
          megabytesMax={10}
          required
          aria-describedby={`${id}-hint`}
          className="box w-full min-w-0 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
        />
      </Field>
      <div>
        <SubmitButton tone={kind === 'scores' ? 'primary' : 'secondary'} pendingLabel="正在检查和导入…">
          {button}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
