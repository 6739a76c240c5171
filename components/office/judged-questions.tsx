'use client'
import { MarkList } from '@/components/material/mark-list'
import type { OfferedMove } from '@/lib/desk/offered-moves'
import { judgedName, marksName, whyName } from '@/lib/workflow/judged-names'
import { useJudging, type Verdict } from './judging'

type Question = OfferedMove['judged'][number]

/** What is judged before a case is sent back: each material by a word, any other question that is wrong by a tick; each with why (B-05). */
export function JudgedQuestions({ move: { label, judged } }: { move: Pick<OfferedMove, 'label' | 'judged'> }) {
  const { judgementOf } = useJudging()
  if (judged.length === 0) return null
  const [materials, others] = [judged.filter(({ must, settled }) => must && !settled), judged.filter(({ must }) => !must)]
  const unchanged = judged.filter(({ must, settled }) => must && settled)
  return (
    <fieldset className="min-w-0">
      <legend className="font-bold">逐项判定（“{label}”时告知申请人）</legend>
      <ul className="grid gap-1">
        {materials.map((question) => (
          <Judged key={question.field} question={question} />
        ))}
      </ul>
      {unchanged.length > 0 && (
        <details open={unchanged.some((question) => judgementOf(question.field).verdict === 'wrong') || undefined}>
          <summary className="link inline-block min-h-9 cursor-pointer py-1">
            未变动、上次合格的材料 {unchanged.length} 份
          </summary>
          <ul className="grid gap-1">
            {unchanged.map((question) => (
              <Judged key={question.field} question={question} />
            ))}
          </ul>
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary className="link inline-block min-h-9 cursor-pointer py-1">填写的内容需修改</summary>
          <ul className="grid gap-1">
            {others.map((question) => (
              <Judged key={question.field} question={question} />
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  )
}

/** Held above viewer and form, so that marking says it too and a refused decision keeps it. */
function Judged({ question: { field, label, must, settled } }: { question: Question }) {
  const { judgementOf, judge, marksOf } = useJudging()
  const { verdict, why } = judgementOf(field, presetOf({ must, settled }))
  const say = (change: { verdict: Verdict } | { why: string }) => judge(field, { verdict, why, ...change })
  const marks = marksOf(field)
  const choice = (value: 'ok' | 'wrong', words: string) => (
    <label className="flex min-h-9 cursor-pointer items-center gap-1.5">
      <input
        type={must ? 'radio' : 'checkbox'}
        name={judgedName(field)}
        value={value}
        checked={verdict === value}
        // Found wrong after all, it takes the move of two (decision-form.tsx).
        data-settled={settled && value === 'wrong' ? '' : undefined}
        onChange={(event) => say({ verdict: event.target.checked ? value : '' })}
        className="size-4.5 accent-blue"
      />
      {words}
      <span className="sr-only">：{label}</span>
    </label>
  )
  return (
    <li className="border-line border-b py-1 last:border-b-0">
      <span className="block">{label}</span>
      <span className="flex flex-wrap gap-x-4">
        {must && choice('ok', '合格')}
        {choice('wrong', '需修改')}
        {marks.length > 0 && <span className="self-center text-seal">已标记 {marks.length} 处</span>}
      </span>
      {settled && (
        <p className={verdict === 'wrong' ? 'text-amber text-sm' : 'hidden noscript:block'}>
          上次没有指出，也没有改动：要另一位审核人员复核后才能退回。
        </p>
      )}
      {marks.length > 0 && <input type="hidden" name={marksName(field)} value={JSON.stringify(marks)} />}
      <label className={verdict === 'wrong' ? 'block' : 'hidden noscript:block'}>
        <span className="text-ink-3 text-sm">怎样修改，申请人会看到</span>
        <input
          name={whyName(field)}
          value={why}
          onChange={(event) => say({ why: event.target.value })}
          maxLength={200}
          autoComplete="off"
          className="box"
          aria-label={`怎样修改：${label}`}
        />
      </label>
      <PastMarks field={field} />
    </li>
  )
}

/** What a question says until something else is said of it: what passed once and is as it was, passes. */
function presetOf({ must, settled }: Pick<Question, 'must' | 'settled'>): Verdict {
  return must && settled ? 'ok' : ''
}

/** What was marked on the files of the question when the case was last sent back. */
function PastMarks({ field }: { field: string }) {
  const { pastOf, pastTitle } = useJudging()
  const files = pastOf(field)
  if (files.length === 0) return null
  return (
    <div className="text-ink-2 text-sm">
      {files.map(({ id, name, marks }) => (
        <div key={id}>
          <p>
            {pastTitle}（{name}）
          </p>
          <MarkList marks={marks} label={`${pastTitle}（${name}）`} />
        </div>
      ))}
    </div>
  )
}
