import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { minute } from '@/lib/clock/format'
import { Kbd } from './kbd'
import { KeepClaim } from './keep-claim'
import { Refocus } from './refocus'

type Act = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

type ClaimBarProps = {
  carried: { case: string; queue: string }
  claim: { isMine: boolean; holder: string | null; until: Date | null }
  colleagues: readonly { id: string; name: string }[]
  actions: { claim: Act; release: Act; transfer: Act; keep: (id: string) => Promise<boolean> }
}

/** Who holds the case, and taking it, putting it back, passing it on (S-14). */
export function ClaimBar({ carried, claim, colleagues, actions }: ClaimBarProps) {
  if (claim.holder && !claim.isMine)
    return <p className="rounded-lg bg-amber-soft px-3 py-2 text-amber">{claim.holder}正在办理这一件，您可以查看，不能作决定。</p>
  const hidden = (
    <>
      <input type="hidden" name="case" value={carried.case} />
      <input type="hidden" name="queue" value={carried.queue} />
    </>
  )
  return (
    <Refocus
      label="领取"
      on={`${carried.case} ${claim.isMine}`}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 outline-none"
    >
      {claim.isMine && claim.until ? (
        <>
          <p className="text-ink-2">
            您已领取，保留到 {minute(claim.until)}
            <KeepClaim key={carried.case} id={carried.case} keep={actions.keep} />
          </p>
          <ActionForm action={actions.release}>
            {hidden}
            <SubmitButton tone="secondary" size="small" data-key="U">
              放回待办 <Kbd>U</Kbd>
            </SubmitButton>
          </ActionForm>
        </>
      ) : (
        <ActionForm action={actions.claim} className="w-full">
          {hidden}
          <SubmitButton className="w-full" data-key="C">
            领取这一件 <Kbd>C</Kbd>
          </SubmitButton>
        </ActionForm>
      )}
      {colleagues.length > 0 && (
        <details className="w-full">
          <summary className="link inline-block min-h-9 cursor-pointer py-1">转交给同事</summary>
          <ActionForm action={actions.transfer} className="mt-2 flex flex-wrap items-end gap-3">
            {hidden}
            <label className="grow">
              <span className="block text-ink-2 text-sm">转交给</span>
              <select name="to" className="box">
                {colleagues.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <SubmitButton tone="secondary" size="small">
              转交
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </Refocus>
  )
}
