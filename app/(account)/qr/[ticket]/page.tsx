import type { Metadata } from 'next'
import { QrOnPhone } from '@/components/account/qr-on-phone'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { readTicket, staffWords } from '@/lib/access/qr-sign-in'
import { requireViewer } from '@/lib/access/session'
import { cancelPhoneQrAction, confirmQrAction } from './actions'

export const metadata: Metadata = { title: '确认登录' }

export default async function QrOnPhonePage({ params }: { params: Promise<{ ticket: string }> }) {
  const { ticket } = await params
  const viewer = await requireViewer()
  const asking = await readTicket(ticket)
  return (
    <Page width="form">
      <PageTitle title="确认登录" lead={`您在这部手机上登录的是：${viewer.name}`} />
      <QrOnPhone
        ticket={ticket}
        asking={asking}
        refused={viewer.kind === 'staff' ? staffWords : null}
        confirm={confirmQrAction}
        cancel={cancelPhoneQrAction}
      />
    </Page>
  )
}
