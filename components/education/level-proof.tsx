import { ActionForm } from '@/components/form/action-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute } from '@/lib/clock/format'
import { type EducationLevel, levelName, owesReport, type ProofKind, proofWords, supplementDays } from '@/lib/education/rules'
import { materialRulesSentence, materialSrc } from '@/lib/material/rules'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** The PDF of a level that did not pass: what was uploaded, and uploading another (E-14). */
export function LevelProof({ level, attach }: { level: EducationLevel; attach: Action }) {
  const { id, proof, abroad } = level
  const words = proofWords(level)
  const kinds: ProofKind[] = abroad ? ['report'] : ['report', 'scan']
  return (
    <div className="mt-4 rounded-lg border border-line bg-sunk p-4">
      {proof && (
        <p className="mb-3">
          已上传：
          <a className="link break-all" href={materialSrc(proof.materialId)} target="_blank" rel="noreferrer">
            {proof.name}
          </a>
          <span className="block text-ink-3 text-sm">
            {dayAndMinute(proof.attachedAt)}，{words[proof.kind]}
          </span>
          {owesReport(level) && (
            <span className="block font-bold text-amber">
              成绩发布后 {supplementDays} 个工作日内，全科合格的请补交验证/认证报告；现在有了也可以马上换上。
            </span>
          )}
        </p>
      )}
      <ActionForm action={attach} className="flex flex-col gap-3">
        <input type="hidden" name="level" value={id} />
        <fieldset>
          <legend className="font-bold">{proof ? '换一份' : '上传证明材料'}</legend>
          {kinds.map((kind, index) => (
            <label key={kind} className="flex min-h-10 cursor-pointer items-center gap-3">
              <input type="radio" name="kind" value={kind} defaultChecked={index === 0} className="size-5 shrink-0 accent-blue" />
              {words[kind]}
            </label>
          ))}
        </fieldset>
        <Field id={`file-${id}`} label="PDF 文件" hint={materialRulesSentence.replace('PDF、JPG 或 PNG', '一个 PDF 文件')}>
          <div className="flex flex-wrap gap-3">
            <input
              id={`file-${id}`}
              type="file"
              name="file"
              accept=".pdf,application/pdf"
              required
              aria-describedby={`file-${id}-hint`}
              className="box min-w-0 flex-1 basis-56 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
            />
            <SubmitButton tone="secondary" aria-label={`上传 ${levelName(level)} 的证明材料`}>
              上传
            </SubmitButton>
          </div>
        </Field>
      </ActionForm>
    </div>
  )
}
