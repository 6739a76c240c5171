import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** A batch of blanks, and a blank that was spoiled (O-22). */
export function BatchForms({ sessionId, make, spoil }: { sessionId: string; make: Action; spoil: Action }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2 [&>*]:min-w-0">
      <Card title="编制批次">
        <ActionForm action={make} className="grid gap-4">
          <input type="hidden" name="session" value={sessionId} />
          <Field
            id="first"
            label="第一张的印制号"
            hint="印在空白证书上，例如 GD00012001。按管理号的顺序依次编号，编过的不能再用。"
          >
            <input id="first" name="first" className="box w-full" required maxLength={40} aria-describedby="first-hint" />
          </Field>
          <Field id="count" label="空白证书张数" hint="可以多于要印的本数，剩下的留作作废时替换。">
            <input
              id="count"
              name="count"
              className="box w-full"
              inputMode="numeric"
              required
              maxLength={6}
              aria-describedby="count-hint"
            />
          </Field>
          <div>
            <SubmitButton>编制批次</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      <Card title="登记作废">
        <ActionForm action={spoil} className="grid gap-4">
          <input type="hidden" name="session" value={sessionId} />
          <Field id="number" label="印坏的空白证书的印制号" hint="作废后不能恢复，这本证书换用同一批的下一张。">
            <input id="number" name="number" className="box w-full" required maxLength={40} aria-describedby="number-hint" />
          </Field>
          <div>
            <SubmitButton tone="danger">登记作废</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}
