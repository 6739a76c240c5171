import type { Metadata } from 'next'
import { QrOnDesktop } from '@/components/account/qr-on-desktop'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { shownTicket } from '@/lib/access/qr-sign-in'
import { provincialWords } from '@/lib/account/provincial-words'
import { safePath } from '@/lib/account/safe-path'
import { signInPath } from '@/lib/account/sign-in-path'
import { cancelQrAction, enterQrAction, openQrAction } from './actions'

export const metadata: Metadata = { title: '扫码登录' }

type Query = Partial<Record<'as' | 'back' | 'told', string | string[]>>

export default async function QrPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const where = { kind: query.as === 'unit' ? 'unit' : 'person', back: safePath(query.back) } as const
  const shown = await shownTicket()
  return (
    <Page width="form">
      <PageTitle
        title="扫码登录"
        lead="用已经登录准考的手机扫一扫，在手机上确认，这台电脑就登录了"
        back={{ href: signInPath(where.kind, where.back, false), label: '用户名和密码登录' }}
      />
      {query.told === 'too-many' && (
        <div className="mb-6">
          <Alert tone="error" live title="没有新的二维码">
            {provincialWords['too-many']}
          </Alert>
        </div>
      )}
      <Card as="div">
        <QrOnDesktop shown={shown} where={where} open={openQrAction} enter={enterQrAction} cancel={cancelQrAction} />
      </Card>
    </Page>
  )
}
