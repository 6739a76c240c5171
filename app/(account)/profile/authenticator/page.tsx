import type { Metadata } from 'next'
import { PasswordField } from '@/components/account/password-field'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { countRecoveryCodes } from '@/db/queries/recovery-codes'
import { requireViewer } from '@/lib/access/session'
import { reenrolAction } from './actions'

export const metadata: Metadata = { title: '动态口令和恢复码' }

const fewCodes = 3

export default async function AuthenticatorPage({ searchParams }: { searchParams: Promise<{ used?: string | string[] }> }) {
  const viewer = await requireViewer('staff', '/profile/authenticator')
  const [left, { used }] = await Promise.all([countRecoveryCodes(viewer.accountId), searchParams])
  return (
    <Page>
      <PageTitle title="动态口令和恢复码" back={{ href: '/office', label: '业务后台' }} />
      <div className="grid gap-5">
        {used !== undefined && (
          <Alert tone={left <= fewCodes ? 'soon' : 'info'} title={`您用恢复码登录，还剩 ${left} 个`}>
            <p className="mb-3">用过的那一个不能再用。如果手机丢了或换了，请在下面重新设置。</p>
            <ButtonLink href="/office" size="small">
              进入业务后台
            </ButtonLink>
          </Alert>
        )}
        <Card title="恢复码">
          <p>
            还剩 <strong>{left}</strong> 个。手机不在身边时，登录用一个恢复码代替动态口令。
            {left <= fewCodes && '快用完了，请在下面重新设置，会得到 10 个新的。'}
          </p>
        </Card>
        <Card title="重新设置">
          <p className="mb-4 text-ink-2">
            换了手机、恢复码快用完，或怀疑被别人看到时，请重新设置密码和动态口令。设置完成以后，原来的才失效，所有登录结束。
          </p>
          <ActionForm action={reenrolAction} className="flex flex-col gap-5">
            <PasswordField name="password" label="现在的密码" required autoComplete="current-password" />
            <SubmitButton tone="secondary">下一步</SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </Page>
  )
}
