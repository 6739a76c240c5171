import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TableFile } from './table-file'

type PositionUploadProps = {
  sessionId: string
  isOpen: boolean
  upload: (previous: unknown, form: FormData) => Promise<{ message: string } | null>
}

/** 上传职位表: checked first, taken over only when confirmed. */
export function PositionUpload({ sessionId, isOpen, upload }: PositionUploadProps) {
  return (
    <Card title="上传职位表">
      <ol className="mb-4 list-decimal pl-5 text-ink-2">
        <li>下载模板，按表头填写，每行一个职位；职位编码不能重复。</li>
        <li>上传后先检查：有一行填错，就一行也不导入，并列出每一处要改的地方。</li>
        <li>
          {isOpen
            ? '报名已经开始：只能新增职位、更正文字，要写明原因；不删除职位，已有人确认报考的职位不能改。'
            : '检查无误后点“确认导入”：这份表格会整个替换现有的职位表。'}
        </li>
      </ol>
      <ActionForm action={upload} className="grid max-w-xl gap-4">
        <input type="hidden" name="session" value={sessionId} />
        <Field id="field-file" label="职位表文件" hint="Excel（.xlsx）或 CSV，不超过 10 MB、30000 个职位" required>
          <TableFile id="field-file" name="file" megabytesMax={10} className="box py-2.5" aria-describedby="field-file-hint" />
        </Field>
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="正在检查…">上传并检查</SubmitButton>
          <ButtonLink href={`/api/office/exams/${sessionId}/positions.csv`} tone="secondary" download>
            下载模板（CSV）
          </ButtonLink>
        </div>
      </ActionForm>
    </Card>
  )
}
