import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { describePhotoRules, type PhotoRules } from '@/lib/photo/rules'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** A new photo and why; what the exam asks of it the server checks. */
export function ReplacePhotoForm({ id, rules, action }: { id: string; rules: PhotoRules; action: Action }) {
  return (
    <Card title="更换">
      <p className="mb-4 text-ink-2">
        更换后，报名表、准考证和考场材料都用新的照片，已经打印的要重新打印。更换和理由记入办理记录，考生会看到。
      </p>
      <ActionForm action={action} className="grid gap-4">
        <input type="hidden" name="case" value={id} />
        <Field id="photo" label="新的照片" hint={describePhotoRules(rules)} required>
          <input
            id="photo"
            name="photo"
            type="file"
            accept="image/jpeg,image/png"
            required
            aria-describedby="photo-hint"
            className="box w-full min-w-0 py-2.5"
          />
        </Field>
        <Field id="reason" label="理由" hint="写明为什么更换；考生会看到。" required>
          <textarea
            id="reason"
            name="reason"
            rows={3}
            minLength={4}
            maxLength={300}
            required
            className="box"
            aria-describedby="reason-hint"
          />
        </Field>
        <div>
          <SubmitButton pendingLabel="正在检查照片…">更换照片</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
