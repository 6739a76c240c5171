import type { Metadata } from 'next'
import { EnrolForm } from '@/components/account/enrol-form'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { dayAndMinute } from '@/lib/clock/format'
import { readEnrolment } from '@/lib/staff/enrol'
import { enrolAction } from './actions'

export const metadata: Metadata = { title: '设置密码和动态口令', robots: { index: false } }

export default async function EnrolPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await readEnrolment(token)
  const until = found ? dayAndMinute(found.expiresAt) : ''
  return (
    <Page width="form">
      <PageTitle
        title="设置密码和动态口令"
        lead={found ? `${found.name}，您好。这个链接在 ${until} 前可用一次。` : '工作人员账号'}
        back={{ href: '/login/staff', label: '工作人员登录' }}
      />
      <Card as="div">
        <EnrolForm
          token={token}
          enrolment={found && { username: found.username, until, pairing: found.pairing }}
          action={enrolAction}
        />
      </Card>
    </Page>
  )
}
