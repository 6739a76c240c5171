'use client'
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { Refused } from '@/components/form/refused'
import { Alert } from '@/components/ui/alert'
import type { MoveTone } from '@/lib/desk/moves'
import { Kbd } from './kbd'
import { MoveButton } from './move-button'
import { OpinionBox } from './opinion-box'
import { TickAll } from './tick-all'

type Line = { id: string; number: string; moved: boolean; message: string }
type Outcome = { report: Line[] } | { message: string } | null
type Move = { name: string; label: string; tone: MoveTone }

type BatchFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>
  queue: string
  moves: readonly Move[]
  canChoose: boolean
  children: ReactNode
}

/** The list with its checkboxes, the same decision for all that are ticked, and a report of what became of each. */
export function BatchForm({ action, queue, moves, canChoose, children }: BatchFormProps) {
  const [outcome, submit] = useActionState(action, null)
  const [opinion, setOpinion] = useState('')
  const told = useRef<HTMLDivElement>(null)
  // The decision stands below a long list, what became of it above; its first line counts, and there may be many.
  useEffect(() => {
    if (!outcome) return
    told.current?.focus({ preventScroll: true })
    told.current?.scrollIntoView({ block: 'start' })
  }, [outcome])
  return (
    <form action={submit} onReset={(event) => keepUndecided(event, outcome)} className="grid gap-4 [&>*]:min-w-0">
      <input type="hidden" name="queue" value={queue} />
      <div ref={told} tabIndex={-1} className="empty:hidden">
        {outcome && ('report' in outcome ? <Report lines={outcome.report} /> : <Refused refused={outcome} />)}
      </div>
      {moves.length > 0 && <TickAll />}
      {children}
      {moves.length > 0 && (
        <fieldset className="rounded-xl border border-line bg-card px-4 pt-1 pb-4">
          <legend className="px-1 font-bold">
            对勾选的业务 <Kbd>B</Kbd>
          </legend>
          <OpinionBox
            label="意见"
            hint="退回、不通过时必填，每一件都写上同样的意见。"
            value={opinion}
            write={setOpinion}
            keyed="B"
          />
          <div className="mt-3 flex flex-wrap gap-3">
            {moves.map((move) => (
              <MoveButton key={move.name} move={move} pendingLabel="正在逐件办理…">
                {move.label}
              </MoveButton>
            ))}
          </div>
        </fieldset>
      )}
      {moves.length === 0 && canChoose && <p className="text-ink-3 text-sm">要批量办理，请先在上面选定一种业务和状态。</p>}
    </form>
  )
}

/** React would untick all that were decided on; what did not move stays ticked, to be decided otherwise. */
function keepUndecided(event: FormEvent<HTMLFormElement>, outcome: Outcome) {
  event.preventDefault()
  const moved = outcome && 'report' in outcome ? outcome.report.filter((line) => line.moved) : []
  const decided = new Set(moved.map(({ id }) => id))
  for (const box of event.currentTarget.querySelectorAll<HTMLInputElement>('input[name=case]:checked'))
    if (decided.has(box.value)) box.checked = false
}

function Report({ lines }: { lines: readonly Line[] }) {
  const moved = lines.filter((line) => line.moved).length
  const refused = lines.length - moved
  return (
    <Alert
      tone={refused > 0 ? 'soon' : 'done'}
      live
      title={`办理 ${lines.length} 件：${moved} 件已办理${refused > 0 ? `，${refused} 件没有办成` : ''}`}
    >
      <ul aria-label="批量办理结果">
        {lines.map(({ id, number, moved: isMoved, message }) => (
          <li key={id}>
            {number}：{isMoved ? `已办理，现在是“${message}”` : `没有办成，${message}`}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
