'use client'
import { type MouseEvent, useActionState, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { ButtonTone } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AskedField } from '@/lib/desk/moves'
import { AskedFields } from './asked-fields'
import { CaseRules } from './case-rules'
import { Kbd } from './kbd'

export type Move = {
  name: string
  label: string
  key: string
  tone: 'approve' | 'return' | 'reject'
  opinion: 'none' | 'optional' | 'required' | 'other'
  fields: readonly AskedField[]
  isTold: boolean
  standard: readonly string[]
  needsClaim: boolean
  isRuled: boolean
  objections: readonly { message: string }[]
  reason?: string
}

type Refused = { message: string } | null
type DecisionFormProps = {
  carried: { case: string; queue: string }
  moves: readonly Move[]
  isHeld: boolean
  action: (previous: Refused, form: FormData) => Promise<Refused>
}

/** The decision: what stands for and against each move, an opinion, and the moves in the viewer's hands; the next case opens by itself. */
export function DecisionForm({ carried, moves, isHeld, action }: DecisionFormProps) {
  const [refused, submit] = useActionState(action, null)
  const [opinion, setOpinion] = useState('')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const box = useRef<HTMLTextAreaElement>(null)
  if (moves.length === 0) return null
  const open = moves.filter((move) => isOpen(move, isHeld))
  const asksOpinion = open.some((move) => move.opinion !== 'none')
  const insist = (move: Move) => (event: MouseEvent<HTMLButtonElement>) => {
    const missing = move.fields.find(({ name }) => !typed[name]?.trim())
    const lacksOpinion = move.opinion === 'required' && opinion.trim() === ''
    if (!missing && !lacksOpinion) return
    event.preventDefault()
    if (lacksOpinion) box.current?.focus()
    const field = missing && event.currentTarget.form?.elements.namedItem(missing.name)
    if (field instanceof HTMLElement) field.focus()
  }
  return (
    <section aria-label="审核" className="grid gap-3">
      <CaseRules moves={moves} />
      <form action={submit} className="grid gap-2">
        <input type="hidden" name="case" value={carried.case} />
        <input type="hidden" name="queue" value={carried.queue} />
        {refused && (
          <Alert tone="error" live title="没有办成">
            {refused.message}
          </Alert>
        )}
        {open.map((move) => (
          <AskedFields
            key={move.name}
            move={move}
            typed={typed}
            onType={(name, value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
        {asksOpinion && (
          <>
            <label>
              <span className="font-bold">审核意见</span>
              <span className="block text-ink-3 text-sm">{requiredBy(open)}</span>
              <textarea
                ref={box}
                name="opinion"
                rows={2}
                maxLength={500}
                value={opinion}
                onChange={(event) => setOpinion(event.target.value)}
                className="box mt-1"
              />
            </label>
            <StandardOpinions moves={open} take={setOpinion} />
          </>
        )}
        <div className="flex flex-wrap gap-2">
          {open.map((move) => (
            <SubmitButton
              key={move.name}
              name="move"
              value={move.name}
              tone={tones[move.tone]}
              size="small"
              className="grow"
              data-key={move.key}
              onClick={insist(move)}
            >
              {move.label} <Kbd>{move.key}</Kbd>
            </SubmitButton>
          ))}
        </div>
        {open.length > 0 && <p className="text-ink-3 text-sm">决定后自动打开下一件。</p>}
        {!isHeld && moves.some((move) => move.needsClaim) && <p className="text-ink-2">先领取这一件，再作决定。</p>}
        {moves.flatMap((move) =>
          move.reason ? [<p key={move.name} className="text-ink-3 text-sm">{`${move.label}：${move.reason}`}</p>] : [],
        )}
      </form>
    </section>
  )
}

const tones: Record<Move['tone'], ButtonTone> = { approve: 'approve', return: 'secondary', reject: 'danger' }

function isOpen(move: Move, isHeld: boolean): boolean {
  return !move.reason && (isHeld || !move.needsClaim)
}

function requiredBy(moves: readonly Move[]): string {
  const written = moves.filter((move) => move.opinion !== 'none')
  const required = named(written.filter((move) => move.opinion === 'required'))
  const untold = named(written.filter((move) => !move.isTold))
  const seen = untold ? `申请人会看到，${untold}的除外` : '申请人会看到'
  return required ? `${required}必须写明，${seen}。` : `可以不填；${seen}。`
}

function named(moves: readonly Move[]): string {
  return moves.map((move) => `“${move.label}”`).join('、')
}

function StandardOpinions({ moves, take }: { moves: readonly Move[]; take: (opinion: string) => void }) {
  const offered = moves.filter((move) => move.standard.length > 0)
  if (offered.length === 0) return null
  return (
    <details>
      <summary className="link inline-block min-h-9 cursor-pointer py-1">常用意见</summary>
      {offered.map((move) => (
        <div key={move.name} className="mt-1">
          <p className="text-ink-3 text-sm">{move.label}</p>
          <ul className="flex flex-wrap gap-2">
            {move.standard.map((words) => (
              <li key={words}>
                <button
                  type="button"
                  onClick={() => take(words)}
                  className="min-h-9 cursor-pointer rounded-lg border border-line bg-card px-3 py-1 text-left text-[0.9375rem] hover:bg-blue-soft"
                >
                  {words}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
