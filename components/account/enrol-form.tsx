'use client'
import { useActionState } from 'react'
import { QrCode } from '@/components/exam/qr-code'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { PasswordField } from './password-field'

type Pairing = { secret: string; address: string; sealed: string }
export type EnrolAnswer =
  | { recoveryCodes: string[] }
  | { message: string; field?: 'password' | 'repeat' | 'code'; pairing: Pairing | null }
type EnrolFormProps = {
  token: string
  enrolment: { username: string; until: string; pairing: Pairing } | null
  action: (previous: EnrolAnswer | null, form: FormData) => Promise<EnrolAnswer>
}

/** Password and authenticator with a link, then the recovery codes, shown this once. The codes stay on screen although the link is used up. */
export function EnrolForm({ token, enrolment, action }: EnrolFormProps) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'recoveryCodes' in answer) return <RecoveryCodes codes={answer.recoveryCodes} />
  if (!enrolment) {
    return (
      <Alert tone="error" title="这个链接不能用">
        它可能已经用过、已过期，或者没有复制完整。请向给您链接的管理员要一个新的。
      </Alert>
    )
  }
  const problem = (field: string) => (answer?.field === field ? answer.message : undefined)
  const pairing = answer?.pairing ?? enrolment.pairing
  return (
    <form action={submit} className="flex flex-col gap-5">
      {answer && (
        <Alert tone="error" live title="还没有设置好">
          {answer.message}
        </Alert>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="sealed" value={pairing.sealed} />
      <TextField
        name="username"
        label="用户名"
        readOnly
        value={enrolment.username}
        autoComplete="username"
        hint="由系统管理员设定，登录时用"
      />
      <PasswordField
        name="password"
        label="新密码"
        required
        hint="至少 10 个字符，可以用一句话；不要有用户名和姓名，不要用常见的密码"
        problem={problem('password')}
        autoComplete="new-password"
      />
      <PasswordField name="repeat" label="再填一次新密码" required problem={problem('repeat')} autoComplete="new-password" />
      <Scan pairing={pairing} />
      <TextField
        name="code"
        label="动态口令"
        required
        hint="扫码后，手机令牌上显示的 6 位数字"
        problem={problem('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
      />
      <SubmitButton wide pendingLabel="正在设置…">
        完成设置
      </SubmitButton>
    </form>
  )
}

function Scan({ pairing }: { pairing: Pairing }) {
  return (
    <section aria-labelledby="scan" className="rounded-xl border border-line bg-sunk p-4">
      <h2 id="scan" className="font-bold">
        用手机令牌扫码
      </h2>
      <p className="mb-3 text-ink-2 text-sm">
        在手机上打开令牌应用（微软、谷歌的 Authenticator，或单位指定的），选“添加账号”，扫下面的二维码。
      </p>
      <QrCode text={pairing.address} label="绑定手机令牌的二维码" />
      <details className="mt-3">
        <summary className="link cursor-pointer py-1">不能扫码？手工输入密钥</summary>
        <p className="mt-2 select-all break-all font-mono">{pairing.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </details>
    </section>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="flex flex-col gap-5">
      <Alert tone="done" live title="设置好了。请现在就保存下面的恢复码">
        手机不在身边时，登录用一个恢复码代替动态口令，每个只能用一次。<strong>它们只显示这一次</strong>
        ，请抄下或打印，放在安全的地方，不要存在手机里。
      </Alert>
      <ol
        aria-label="恢复码"
        className="grid list-inside list-decimal grid-cols-1 gap-x-8 gap-y-2 rounded-xl border border-line bg-sunk p-5 min-[22rem]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>
            <code className="whitespace-nowrap font-mono">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={codes.join('\n')}>复制全部</CopyButton>
        <ButtonLink href="/login/staff" size="small">
          我已保存，去登录
        </ButtonLink>
      </div>
    </div>
  )
}
