import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import type { Contest } from './draft'
import { answerWords, type FieldView } from './step-view'

type ConflictBannerProps = {
  contests: readonly Contest[]
  fields: readonly FieldView[]
  /** Without scripts: the form that saves mine again. */
  formId: string
  scripted: boolean
  onSettle: (keepMine: boolean) => void
  ref?: Ref<HTMLDivElement>
}

/** Two windows changed the same fields: shows both and lets the person decide. */
export function ConflictBanner({ contests, fields, formId, scripted, onSettle, ref }: ConflictBannerProps) {
  if (contests.length === 0) return null
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="mb-6 rounded-xl border-2 border-amber bg-amber-soft px-4 py-3">
      <h2 className="font-bold text-amber">另一个窗口已修改这些内容</h2>
      <p>请选择保留哪一边的。选好之前，这些内容不会保存。</p>
      <ul className="my-3 divide-y divide-line border-line border-y">
        {contests.map(({ name, mine, theirs }) => {
          const field = fields.find((one) => one.name === name)
          const words = (value: string) => (field ? answerWords(field, { [name]: value }) : value) || '（空）'
          return (
            <li key={name} className="grid gap-x-4 py-2 sm:grid-cols-[8em_1fr_1fr]">
              <strong>{field?.label ?? name}</strong>
              <span>那边：{words(theirs)}</span>
              <span>这边：{words(mine)}</span>
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap gap-3">
        {scripted ? (
          <Button type="button" tone="secondary" onClick={() => onSettle(false)}>
            用那边的内容
          </Button>
        ) : (
          <a href="?" className="link flex min-h-12 items-center font-bold">
            用那边的内容
          </a>
        )}
        <Button
          type={scripted ? 'button' : 'submit'}
          form={formId}
          name="then"
          value="stay"
          tone="secondary"
          onClick={scripted ? () => onSettle(true) : undefined}
        >
          保留我这边的
        </Button>
      </div>
    </div>
  )
}
