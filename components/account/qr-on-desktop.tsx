import { QrCode } from '@/components/exam/qr-code'
import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { QrWatch } from './qr-watch'

type Where = { kind: 'person' | 'unit'; back: string }
type Form = (form: FormData) => Promise<void>
type QrOnDesktopProps = {
  shown: { url: string; state: string } | null
  where: Where
  open: Form
  enter: (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
  cancel: Form
}

/** The code and what one does with it; goes in by itself once the phone has said yes, and by a button without scripts. */
export function QrOnDesktop({ shown, where, open, enter, cancel }: QrOnDesktopProps) {
  const isOpen = shown?.state === 'waiting' || shown?.state === 'confirmed'
  if (!shown || !isOpen) {
    return (
      <form action={open} className="grid justify-items-center gap-4">
        <Alert tone="soon" live title={shown?.state === 'cancelled' ? '已取消，没有登录' : '二维码已失效'}>
          每个二维码只能用一次，两分钟内有效。
        </Alert>
        <Hidden {...where} />
        <SubmitButton pendingLabel="正在换…">换一个二维码</SubmitButton>
      </form>
    )
  }
  return (
    <div className="grid justify-items-center gap-4">
      <QrCode text={shown.url} label="登录二维码" />
      <ol className="list-decimal space-y-1 pl-6 text-ink-2">
        <li>用手机扫这个二维码，用手机浏览器打开；手机上没有登录的，先登录</li>
        <li>核对是这台电脑，点“确认登录”</li>
        <li>这台电脑自动登录；两分钟内有效，只能用一次</li>
      </ol>
      <ActionForm action={enter} className="w-full text-center">
        <Hidden {...where} />
        <QrWatch />
        <SubmitButton tone="secondary" pendingLabel="正在登录…">
          我已在手机上确认
        </SubmitButton>
      </ActionForm>
      <form action={cancel}>
        <Hidden {...where} />
        <SubmitButton tone="quiet" size="small">
          取消
        </SubmitButton>
      </form>
    </div>
  )
}

function Hidden({ kind, back }: Where) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
