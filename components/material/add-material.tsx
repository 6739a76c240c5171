import { ActionForm } from '@/components/form/action-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptedFiles, materialRulesSentence } from '@/lib/material/rules'

type Refused = { message: string }
type AddMaterialProps = { action: (previous: Refused | null, form: FormData) => Promise<Refused | null> }

/** One more file for one's library. */
export function AddMaterial({ action }: AddMaterialProps) {
  return (
    <ActionForm action={action} className="rounded-xl border border-line bg-card px-5 py-4">
      <Field id="field-file" label="上传文件" hint={materialRulesSentence}>
        <div className="flex flex-wrap gap-3">
          <input
            id="field-file"
            type="file"
            name="file"
            accept={acceptedFiles}
            required
            aria-describedby="field-file-hint"
            className="box min-w-0 flex-1 basis-56 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
          />
          <SubmitButton>上传</SubmitButton>
        </div>
      </Field>
    </ActionForm>
  )
}
