import { ActionForm } from '@/components/form/action-form'
import { Badge } from '@/components/ui/badge'
import { DescriptionList } from '@/components/ui/description-list'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OwnLook } from '@/lib/audit/own-looks'
import { lookQuestions } from '@/lib/audit/words'
import { exact } from '@/lib/clock/format'

type Ask = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** Every look at one's data, the newest first, with a way to question each (B-12). */
export function LookList({ looks, ask }: { looks: readonly OwnLook[]; ask: Ask }) {
  return (
    <ol className="flex flex-col gap-3">
      {looks.map((look) => (
        <li key={look.reference} className="rounded-xl border border-line bg-card px-5 py-4">
          <p className="mb-2 flex flex-wrap items-center gap-2 font-bold">
            <time dateTime={look.at.toISOString()}>{exact(look.at)}</time>
            {look.isWhole && <Badge tone="soon">完整号码</Badge>}
          </p>
          <DescriptionList
            items={[
              { term: '谁', detail: look.office },
              { term: '看了什么', detail: look.seen },
              { term: '为什么', detail: look.purpose },
              { term: '哪项业务', detail: look.business },
            ]}
          />
          {look.question ? (
            <p className="mt-3 text-ink-2">您已提出疑问：{look.question}。审计员会看到。</p>
          ) : (
            <Question look={look} ask={ask} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Question({ look: { reference, at }, ask }: { look: OwnLook; ask: Ask }) {
  const id = `reason-${reference}`
  return (
    <details className="mt-2">
      <summary className="link inline-block cursor-pointer py-2">
        有疑问<span className="sr-only">（{exact(at)}的查看）</span>
      </summary>
      <ActionForm action={ask} className="mt-2 flex max-w-[30rem] flex-col gap-3">
        <input type="hidden" name="look" value={reference} />
        <Field id={id} label="疑问是什么" hint="会记入审计记录，由审计员核查；审计记录不能修改，所以只能选择，不能填写。">
          <select id={id} name="reason" className="box cursor-pointer" defaultValue="">
            <option value="">请选择</option>
            {Object.entries(lookQuestions).map(([reason, words]) => (
              <option key={reason} value={reason}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        <div>
          <SubmitButton tone="secondary" size="small">
            提出疑问
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  )
}
