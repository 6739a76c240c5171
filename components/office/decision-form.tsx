'use client'
import { type MouseEvent, useActionState, useRef, useState } from 'react'
import { Refused } from '@/components/form/refused'
import type { OfferedMove } from '@/lib/desk/offered-moves'
import { AskedFields } from './asked-fields'
import { CaseRules } from './case-rules'
import { JudgedQuestions } from './judged-questions'
import { Kbd } from './kbd'
import { MoveButton } from './move-button'
import { OpinionBox } from './opinion-box'

type Outcome = { message: string } | null
type DecisionFormProps = {
  carried: { case: string; queue: string }
  moves: readonly OfferedMove[]
  isHeld: boolean
  action: (previous: Outcome, form: FormData) => Promise<Outcome>
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
  const lackOf = (move: OfferedMove) => ({
    missing: move.fields.find(({ name, as, optional }) => as !== 'tick' && !optional && !typed[name]?.trim()),
    lacksOpinion: move.opinion === 'required' && opinion.trim() === '',
  })
  const insist = (move: OfferedMove) => (event: MouseEvent<HTMLButtonElement>) => {
    const { missing, lacksOpinion } = lackOf(move)
    if (!missing && !lacksOpinion) return
    event.preventDefault()
    if (lacksOpinion) box.current?.focus()
    const field = missing && event.currentTarget.form?.elements.namedItem(missing.name)
    if (field instanceof HTMLElement) field.focus()
  }
  return (
    <section aria-label="审核" className="grid gap-3">
      <CaseRules moves={moves.filter(({ insteadOf }) => insteadOf === null)} />
      {/* A refused decision would untick the boxes and leave them ticked in the page's memory. */}
      <form action={submit} onReset={(event) => event.preventDefault()} className="group/decide grid gap-2">
        {/* Enter in a field presses the first button of its form: that must not be a decision. */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="case" value={carried.case} />
        <input type="hidden" name="queue" value={carried.queue} />
        <Refused refused={refused} />
        {open.map((move) => (
          <AskedFields
            key={move.name}
            move={move}
            typed={typed}
            onType={(name, value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
        {open.map((move) => (
          <JudgedQuestions key={move.name} move={move} />
        ))}
        {asksOpinion && (
          <>
            <OpinionBox box={box} label="审核意见" hint={requiredBy(open)} value={opinion} write={setOpinion} />
            <StandardOpinions moves={open} take={setOpinion} />
          </>
        )}
        <div className="z-10 flex flex-wrap gap-2 bg-paper py-2 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:bottom-0">
          {open.map((move) => (
            <span key={move.name} className={turnOf(move, open)}>
              <MoveButton
                move={move}
                className="grow"
                data-key={move.key}
                // Complete, it decides by Enter alone: its key goes there.
                data-aim={lackOf(move).missing || lackOf(move).lacksOpinion ? undefined : ''}
                onClick={insist(move)}
              >
                {move.label} <Kbd>{move.key}</Kbd>
              </MoveButton>
            </span>
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

function isOpen(move: OfferedMove, isHeld: boolean): boolean {
  return !move.reason && (isHeld || !move.needsClaim)
}

/** One of two is there: the move of two reviewers while a question that is settled is found wrong, else the one that it is made in place of. */
function turnOf({ name, insteadOf }: OfferedMove, moves: readonly OfferedMove[]): string {
  if (insteadOf) return 'hidden group-has-[[data-settled]:checked]/decide:contents'
  return moves.some((other) => other.insteadOf === name)
    ? 'contents group-has-[[data-settled]:checked]/decide:hidden'
    : 'contents'
}

function requiredBy(moves: readonly OfferedMove[]): string {
  const written = moves.filter((move) => move.opinion !== 'none' && !move.insteadOf)
  const required = named(written.filter((move) => move.opinion === 'required'))
  const untold = written.filter((move) => !move.isTold)
  const but = untold.length > 0 ? `，${named(untold)}的除外` : ''
  const seen = untold.length === written.length ? '申请人看不到' : `申请人会看到${but}`
  return required ? `${required}必须写明，${seen}。` : `可以不填；${seen}。`
}

function named(moves: readonly OfferedMove[]): string {
  return moves.map((move) => `“${move.label}”`).join('、')
}

function StandardOpinions({ moves, take }: { moves: readonly OfferedMove[]; take: (opinion: string) => void }) {
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
