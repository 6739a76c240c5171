import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { listManagedUnits } from '@/db/queries/unit'
import { requireViewer } from '@/lib/access/session'
import { signInPath } from '@/lib/account/sign-in-path'
import { startUnitAccountAction } from './actions'

export const metadata: Metadata = { title: '单位账号' }

/** The units that the reader manages: where the manager sets the first password. */
export default async function UnitAccountsPage() {
  const units = await listManagedUnits(await requireViewer('person'))
  return (
    <Page width="form">
      <PageTitle title="单位账号" lead="单位账号与您的个人账号分开登录。首次使用，请先在这里设置密码。" />
      {units.length === 0 && (
        <Empty title="您还不是单位管理员" action={<ButtonLink href="/services/unit-registration">单位注册</ButtonLink>}>
          单位注册审核通过后，会列在这里。
        </Empty>
      )}
      <div className="grid gap-5">
        {units.map(({ accountId, unit, username, isSet }) => (
          <Card key={accountId} title={unit}>
            <p className="mb-4 text-ink-2">管理员用户名：{username}</p>
            {isSet ? (
              <ButtonLink href={signInPath('unit', '/unit', false)} tone="secondary">
                去单位登录
              </ButtonLink>
            ) : (
              <ActionForm action={startUnitAccountAction}>
                <input type="hidden" name="account" value={accountId} />
                <SubmitButton>设置密码</SubmitButton>
              </ActionForm>
            )}
          </Card>
        ))}
      </div>
    </Page>
  )
}
