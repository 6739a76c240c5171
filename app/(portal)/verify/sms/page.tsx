import type { Metadata } from 'next'
import { SmsCheckForm } from '@/components/portal/sms-check-form'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { checkSmsAction } from './actions'

export const metadata: Metadata = { title: '短信真伪查询' }

export default function VerifySmsPage() {
  return (
    <Page width="form">
      <PageTitle
        title="短信真伪查询"
        lead="本系统的每条短信以【准考】开头，末尾有 8 位真伪查询码。填写收到短信的手机号码后四位和查询码，就知道是不是本系统发的。"
        back={{ href: '/verify', label: '验证真伪' }}
      />
      <SmsCheckForm action={checkSmsAction} />
    </Page>
  )
}
