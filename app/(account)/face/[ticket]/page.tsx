import type { Metadata } from 'next'
import { FaceOnPhone } from '@/components/account/face-on-phone'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { faceCheckOnPhone } from '@/lib/account/face-check'
import { startFaceAction } from './actions'

export const metadata: Metadata = { title: '人脸识别', robots: { index: false } }

/** What a phone opens from the QR code: what it is for, which device asks, and on to the camera. */
export default async function FacePage({ params }: { params: Promise<{ ticket: string }> }) {
  const { ticket } = await params
  const check = await faceCheckOnPhone(ticket)
  return (
    <Page width="form">
      <PageTitle title="人脸识别" lead="由本人完成，通过后回到刚才扫码的页面继续办理。" />
      <Card as="div">
        <FaceOnPhone ticket={ticket} check={check} action={startFaceAction} />
      </Card>
    </Page>
  )
}
