import type { Metadata } from 'next'
import { DemoAccounts } from '@/components/account/demo-accounts'
import { SessionEndedNote } from '@/components/account/session-ended-note'
import { SignInForm } from '@/components/account/sign-in-form'
import { SignedInNote } from '@/components/account/signed-in-note'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { currentViewer } from '@/lib/access/session'
import { safePath } from '@/lib/account/safe-path'
import { settings } from '@/lib/config/settings'
import { logoutAction } from '../../logout/actions'
import { signInAction } from '../actions'

export const metadata: Metadata = { title: '工作人员登录' }

export default async function StaffLoginPage({
  searchParams,
}: {
  searchParams: Promise<{ back?: string | string[]; ended?: string | string[] }>
}) {
  const query = await searchParams
  const back = safePath(query.back)
  const viewer = await currentViewer()
  return (
    <Page width="form">
      <PageTitle
        title="工作人员登录"
        lead="账号由系统管理员开通；忘记密码或换了手机，请找系统管理员"
        back={{ href: '/login', label: '个人和单位登录' }}
      />
      {viewer && <SignedInNote name={viewer.name} kind={viewer.kind} wanted="staff" logout={logoutAction} />}
      {!viewer && query.ended === '1' && <SessionEndedNote />}
      <Card as="div">
        <SignInForm kind="staff" back={back} action={signInAction} />
      </Card>
      {settings().sandbox && <DemoAccounts />}
    </Page>
  )
}
