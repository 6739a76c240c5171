import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { voidingCauses } from '@/lib/exam/voiding/causes'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

const consequences = {
  void: '确认以后报名无效：不予办理准考证，已缴费用不予退还，本人不能再报这次考试，不能撤销。',
  annul: '确认以后这次考试全部科目成绩无效，据此取得的证书一并无效，不能撤销。',
}

/** 提出无效处理: cause and reason, both read by the candidate once another officer has decided (E-37). */
export function VoidingForm({ id, move, action }: { id: string; move: 'void' | 'annul'; action: Action }) {
  return (
    <Card title="提出无效处理">
      <p className="mb-4 text-ink-2">{consequences[move]}提出后由另一位考务人员复核，复核以前什么都不变。</p>
      <ActionForm action={action} className="grid gap-4">
        <input type="hidden" name="case" value={id} />
        <Field id="cause" label="原因" required>
          <select id="cause" name="cause" className="box cursor-pointer" defaultValue="" required>
            <option value="">请选择</option>
            {Object.entries(voidingCauses).map(([cause, words]) => (
              <option key={cause} value={cause}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        <Field id="opinion" label="理由" hint="写明查到的事实和依据；考生会看到。" required>
          <textarea
            id="opinion"
            name="opinion"
            rows={4}
            minLength={4}
            maxLength={500}
            required
            className="box"
            aria-describedby="opinion-hint"
          />
        </Field>
        <div>
          <SubmitButton tone="danger">提出，交另一位复核</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
