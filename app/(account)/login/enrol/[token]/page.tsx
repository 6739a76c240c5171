import type { Metadata } from 'next'
import { EnrolForm } from '@/components/account/enrol-form'
import { FirstPasswordForm } from '@/components/account/first-password-form'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { signInPath } from '@/lib/account/sign-in-path'
import { dayAndMinute } from '@/lib/clock/format'
import { readEnrolment } from '@/lib/staff/enrol'
import { readUnitLink } from '@/lib/unit/set-first-password'
import { enrolAction, setUnitPasswordAction } from './actions'

export const metadata: Metadata = { title: '设置密码', robots: { index: false } }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function EnrolPage({ params, searchParams }: Props) {
  const { token } = await params
  if ((await searchParams).done === '1') return <PasswordSet />
  const unit = await readUnitLink(token)
  const staff = unit ? null : await readEnrolment(token)
  const found = unit ?? staff
  const until = found ? dayAndMinute(found.expiresAt) : ''
  return (
    <Page width="form">
      <PageTitle
        title={unit ? '设置单位账号的密码' : '设置密码和动态口令'}
        lead={found ? `${found.name}，您好。这个链接在 ${until} 前可用一次。` : '单位账号和工作人员账号'}
        back={unit ? { href: '/login?as=unit', label: '单位登录' } : { href: '/login/staff', label: '工作人员登录' }}
      />
      <Card as="div">
        {unit ? (
          <FirstPasswordForm token={token} username={unit.username} action={setUnitPasswordAction} />
        ) : (
          <EnrolForm
            token={token}
            enrolment={staff && { username: staff.username, until, pairing: staff.pairing }}
            action={enrolAction}
          />
        )}
      </Card>
    </Page>
  )
}

/** The link is used up: the page says so at an address of its own. */
function PasswordSet() {
  return (
    <Page width="form">
      <Empty title="密码设置好了" action={<ButtonLink href={signInPath('unit', '/unit', false)}>去单位登录</ButtonLink>}>
        请用您的用户名和新密码，从“单位登录”进入。
      </Empty>
    </Page>
  )
}
