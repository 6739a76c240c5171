import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DemoAccounts } from '@/components/account/demo-accounts'
import { SessionEndedNote } from '@/components/account/session-ended-note'
import { SignInForm } from '@/components/account/sign-in-form'
import { SignInTabs } from '@/components/account/sign-in-tabs'
import { SignedInNote } from '@/components/account/signed-in-note'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { currentViewer } from '@/lib/access/session'
import { safePath } from '@/lib/account/safe-path'
import { signInPath } from '@/lib/account/sign-in-path'
import { settings } from '@/lib/config/settings'
import { logoutAction } from '../logout/actions'
import { signInAction } from './actions'

export const metadata: Metadata = { title: '登录' }

type Query = { as?: string | string[]; back?: string | string[]; ended?: string | string[] }

export default async function LoginPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const back = safePath(query.back)
  if (query.as === 'staff') redirect(signInPath('staff', back, query.ended === '1'))
  const kind = query.as === 'unit' ? 'unit' : 'person'
  const viewer = await currentViewer()
  return (
    <Page width="form">
      <PageTitle title="登录" lead="一个账号办理考试报名、证书和职称" />
      {viewer && <SignedInNote name={viewer.name} kind={viewer.kind} wanted={kind} logout={logoutAction} />}
      {!viewer && query.ended === '1' && <SessionEndedNote />}
      <Card as="div">
        <SignInTabs kind={kind} back={back} />
        <SignInForm key={kind} kind={kind} back={back} action={signInAction} />
        <ul className="mt-4 flex flex-wrap gap-x-6">
          {helps[kind].map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="link inline-block py-2">
                {label}
              </a>
            </li>
          ))}
        </ul>
        {kind === 'unit' && (
          <p className="text-ink-3 text-sm">
            单位注册由实名的个人申请：请先用个人账号登录（没有的先注册个人账号），再填写单位信息。
          </p>
        )}
        <div className="mt-4 flex flex-wrap gap-3 border-line border-t pt-5">
          <ButtonLink href="/coming/oidc" tone="secondary" size="small">
            省政务服务网认证入口
          </ButtonLink>
          <ButtonLink href="/coming/qr-login" tone="secondary" size="small">
            扫码登录
          </ButtonLink>
          <ButtonLink href="/login/staff" tone="quiet" size="small">
            工作人员登录
          </ButtonLink>
        </div>
      </Card>
      {settings().sandbox && <DemoAccounts />}
    </Page>
  )
}

const recoveries = [
  { href: '/recover/username', label: '忘记用户名？' },
  { href: '/recover/password', label: '忘记密码？' },
  { href: '/profile', label: '用户信息维护' },
]

/** A unit is registered by a person who is signed in. */
const helps = {
  person: [{ href: '/register', label: '立即注册' }, ...recoveries],
  unit: [{ href: '/services/unit-registration', label: '立即注册' }, ...recoveries],
}
