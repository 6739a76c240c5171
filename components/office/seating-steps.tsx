import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { GreyedButton } from '@/components/ui/greyed-button'
import { Stamp } from '@/components/ui/stamp'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SeatingView } from '@/lib/seating/read-seating'

type StepName = keyof SeatingView['steps']
type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type SeatingStepsProps = { seating: SeatingView; here: string; asked: string | undefined; actions: Record<StepName, Action> }

/** What can be done with the seats now: each step is asked once more, with what it means, before it is done (E-31). */
export function SeatingSteps({ seating, here, asked, actions }: SeatingStepsProps) {
  const { draw, steps, numbers } = seating
  const open = (['freeze', 'latecomers', 'draw'] as const).filter((name) => steps[name])
  const confirming = open.find((name) => name === asked && steps[name]?.reason === null)
  return (
    <Card title="编排" className="scroll-mt-4">
      <div className="flex items-start justify-between gap-4">
        <p className="text-ink-2">{standing(seating)}</p>
        {draw?.state === 'frozen' && <Stamp lines={['座位', '已冻结']} />}
      </div>
      {draw?.state === 'drawn' && numbers.unseated > 0 && (
        <div className="mt-4">
          <Alert tone="soon">{`编排后又有 ${numbers.unseated} 人的缴费到账，请先重新编排，再冻结。`}</Alert>
        </div>
      )}
      {draw?.state === 'drawn' && seating.moved && (
        <div className="mt-4">
          <Alert tone="soon">{`${seating.moved}，再冻结。`}</Alert>
        </div>
      )}
      {confirming ? (
        <ActionForm action={actions[confirming]} className="mt-5 rounded-lg border-2 border-seal/40 p-4">
          <input type="hidden" name="session" value={seating.frame.session.id} />
          <input type="hidden" name="draw" value={draw?.id ?? ''} />
          <input type="hidden" name="seen" value={draw?.id ?? ''} />
          <Question name={confirming} seating={seating} />
          <div className="mt-4 flex flex-wrap gap-3">
            <SubmitButton tone={confirming === 'freeze' ? 'danger' : 'primary'} pendingLabel="正在办理…">
              {words(confirming, seating).confirm}
            </SubmitButton>
            <ButtonLink href={here} tone="quiet">
              返回
            </ButtonLink>
          </div>
        </ActionForm>
      ) : (
        <div className="mt-5 flex flex-wrap gap-3">
          {open.map((name, index) => (
            <StepButton
              key={name}
              label={words(name, seating).label}
              reason={steps[name]?.reason ?? null}
              href={`${here}?confirm=${name}`}
              primary={index === 0}
            />
          ))}
        </div>
      )}
    </Card>
  )
}

function StepButton({
  label,
  reason,
  href,
  primary,
}: {
  label: string
  reason: string | null
  href: string
  primary: boolean
}): ReactNode {
  if (reason) return <GreyedButton label={label} reason={reason} />
  return (
    <ButtonLink href={href} tone={primary ? 'primary' : 'secondary'}>
      {label}
    </ButtonLink>
  )
}

function standing({ draw, numbers }: SeatingView): string {
  if (!draw)
    return '还没有编排座位。座位由一个随机种子决定，与考生的任何情况无关；种子在准考证打印结束后公布，任何人都可以重新计算核对。'
  if (draw.state === 'drawn')
    return `已编排 ${numbers.seated} 人，还没有冻结。冻结前可以重新编排；冻结须由编排人以外的另一位考务人员办理。`
  return numbers.unseated > 0
    ? `已冻结。之后又有 ${numbers.unseated} 人的按时缴费到账，尚未编排；可以补编到空座位。`
    : '已冻结，座位不再变动。'
}

function words(name: StepName, { draw, numbers }: SeatingView) {
  const again = draw !== null
  return {
    draw: again ? { label: '重新编排', confirm: '确认重新编排' } : { label: '随机编排座位', confirm: '确认编排' },
    freeze: { label: '冻结', confirm: '确认冻结' },
    latecomers: { label: `补编 ${numbers.unseated} 人`, confirm: '确认补编' },
  }[name]
}

function Question({ name, seating: { numbers, draw } }: { name: StepName; seating: SeatingView }) {
  if (name === 'freeze') {
    return (
      <p>
        将冻结 {numbers.seated} 人的座位。<strong>冻结后不能重新编排，也不能解除；</strong>
        到时间后考生凭此打印准考证。请先核对下面的人数、种子和各考场名单。
      </p>
    )
  }
  if (name === 'latecomers') return <p>将把 {numbers.unseated} 名未编排的考生编到空座位上，其他人的座位不动。补编后不能撤销。</p>
  return (
    <>
      <p>
        将为 {numbers.paid} 名已缴费的考生编排座位：先安排照顾座位，其余随机编排。
        {draw ? (
          <strong>现在的座位全部作废，换成新的结果，不能恢复；每次编排都留有记录，次数随种子一起公布。</strong>
        ) : (
          '每次编排都留有记录，不能删除；冻结之前可以重新编排，冻结之后不能再变。'
        )}
      </p>
      <details className="mt-3">
        <summary className="link cursor-pointer py-1">使用公开抽取的种子（可不填）</summary>
        <div className="mt-2">
          <TextField
            name="seed"
            label="种子"
            hint="64 位十六进制数（0–9、a–f）。不填时由服务器随机产生。"
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            pattern="[0-9a-fA-F]{64}"
            title="64 位十六进制数（0–9、a–f）"
            className="font-mono"
          />
        </div>
      </details>
    </>
  )
}
