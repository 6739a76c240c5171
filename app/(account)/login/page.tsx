import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DemoAccounts } from '@/components/account/demo-accounts'
import { OtherWays } from '@/components/account/other-ways'
import { SessionEndedNote } from '@/components/account/session-ended-note'
import { SignInForm } from '@/components/account/sign-in-form'
import { SignInTabs } from '@/components/account/sign-in-tabs'
import { SignedInNote } from '@/components/account/signed-in-note'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { currentViewer } from '@/lib/access/session'
import { isProvincialWord, provincialWords } from '@/lib/account/provincial-words'
import { safePath } from '@/lib/account/safe-path'
import { signInPath } from '@/lib/account/sign-in-path'
import { settings } from '@/lib/config/settings'
import { logoutAction } from '../logout/actions'
import { provincialSignInAction, signInAction } from './actions'
import { openQrAction } from './qr/actions'

export const metadata: Metadata = { title: '登录' }

type Query = Partial<Record<'as' | 'back' | 'ended' | 'told', string | string[]>>

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
      {isProvincialWord(query.told) && (
        <div className="mb-6">
          <Alert tone="error" live title="没有从省政务服务网登录">
            {provincialWords[query.told]}
          </Alert>
        </div>
      )}
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
        <OtherWays kind={kind} back={back} provincial={provincialSignInAction} qr={openQrAction} />
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
