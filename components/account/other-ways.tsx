import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Action = (form: FormData) => Promise<void>
type OtherWaysProps = { kind: 'person' | 'unit'; back: string; provincial: Action; qr: Action }

/** 省政务服务网认证入口 and 扫码登录 on both tabs; forms, because each leaves a mark in the browser that the way back must meet. */
export function OtherWays({ kind, back, provincial, qr }: OtherWaysProps) {
  const ways = [
    { label: '省政务服务网认证入口', action: provincial },
    { label: '扫码登录', action: qr },
  ]
  return (
    <div className="mt-4 flex flex-wrap gap-3 border-line border-t pt-5">
      {ways.map(({ label, action }) => (
        <form key={label} action={action}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="back" value={back} />
          <SubmitButton tone="secondary" size="small" pendingLabel="正在打开…">
            {label}
          </SubmitButton>
        </form>
      ))}
      <ButtonLink href="/login/staff" tone="quiet" size="small">
        工作人员登录
      </ButtonLink>
    </div>
  )
}
